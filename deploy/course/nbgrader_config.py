"""The nbgrader of the course's server: what the course's own file says, and where the exchange is."""

import os

# traitlets puts `get_config` into the namespace of a configuration file.
c = get_config()

load_subconfig("nbgrader_config.py", path=os.environ["COURSE_FOLDER"])
c.Exchange.root = os.environ["COURSE_EXCHANGE"]
