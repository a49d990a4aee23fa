"""A class on one JupyterHub: everybody has a server of their own, and so has the course.

The course is an account of the system. Its folder holds solutions, hidden tests and the gradebook, and
nobody else may look into it. Instructors are students' equals on the hub, except that they may start and use
the course's server: there they release, collect, grade and give feedback. Copy this file and the folders
beside it to /etc/word-embeddings; README.md has the steps.
"""

import os
from pathlib import Path

# traitlets puts `get_config` into the namespace of a configuration file.
c = get_config()

# --- What to change -----------------------------------------------------------------------------------

#: The names that instructors log in with.
INSTRUCTORS = set(os.environ.get("COURSE_INSTRUCTORS", "").split())
#: The account that owns the course's folder. It needs no password: nobody logs in as the course.
COURSE = os.environ.get("COURSE_ACCOUNT", "word-embeddings")
#: The course's folder: a clone of the repository, with its .venv.
COURSE_FOLDER = Path(os.environ.get("COURSE_FOLDER", "/srv/word-embeddings/course"))
#: What students have: the bundle, unpacked, with its .venv.
STUDENT_FOLDER = Path(os.environ.get("STUDENT_FOLDER", "/srv/word-embeddings/student"))
#: nbgrader's exchange: see README.md for its permissions.
EXCHANGE = Path(os.environ.get("COURSE_EXCHANGE", "/srv/word-embeddings/exchange"))

#: "systemd" keeps every server to its memory and processor time (README.md says what it needs).
SPAWNER = os.environ.get("COURSE_SPAWNER", "")

# --- Who ----------------------------------------------------------------------------------------------

# The default authenticator asks the system (PAM): whoever has an account there is in the class. For the
# university's login, set another one here (oauthenticator, ltiauthenticator) and name the class in
# Authenticator.allowed_users.
c.Authenticator.allow_all = True
# Known to the hub before they first log in.
c.Authenticator.allowed_users = {COURSE} | INSTRUCTORS

c.JupyterHub.load_groups = {"instructors": {"users": sorted(INSTRUCTORS)}}
c.JupyterHub.load_roles = [
    {
        "name": "instructor",
        "description": "start, stop and use the course's server",
        "groups": ["instructors"],
        "scopes": [
            f"read:users!user={COURSE}",
            f"servers!user={COURSE}",
            f"admin:servers!user={COURSE}",
            f"access:servers!user={COURSE}",
        ],
    },
]

# --- What they get ------------------------------------------------------------------------------------


def equip(spawner):
    """Give the course's server the course, and everybody else's what students have."""
    course = spawner.user.name == COURSE
    home = COURSE_FOLDER if course else STUDENT_FOLDER
    spawner.cmd = [str(home / ".venv" / "bin" / "jupyterhub-singleuser")]
    if course:
        # Grading a class takes more than a student's server; each submission has a limit of its own.
        spawner.mem_limit = spawner.cpu_limit = None
        spawner.notebook_dir = str(COURSE_FOLDER)
        # A page of its own: JupyterHub forbids to show one server's page inside another page, JupyterLab's
        # included, since students' pages come from the same host.
        spawner.default_url = "/formgrader"
    here = Path(__file__).resolve().parent
    spawner.environment = {
        **spawner.environment,
        # `nbgrader` and the formgrader run other programs by name, as in an activated environment.
        "PATH": f"{home / '.venv' / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "JUPYTER_CONFIG_PATH": str(here / ("course" if course else "student")),
        "COURSE_EXCHANGE": str(EXCHANGE),
        **({"COURSE_FOLDER": str(COURSE_FOLDER)} if course else {"STUDENT_FOLDER": str(STUDENT_FOLDER)}),
    }


c.Spawner.pre_spawn_hook = equip
c.Spawner.default_url = "/lab"
# Kept by spawners that can; the local one cannot (systemdspawner can).
c.Spawner.mem_limit = "2G"
c.JupyterHub.shutdown_on_logout = True
if SPAWNER:
    c.JupyterHub.spawner_class = SPAWNER
if SPAWNER == "systemd":
    c.Spawner.cpu_limit = 2.0
    c.SystemdSpawner.unit_name_template = "course-{USERNAME}"
    # A /tmp and a /dev of their own, and no way to become somebody else.
    c.SystemdSpawner.isolate_tmp = True
    c.SystemdSpawner.isolate_devices = True
    c.SystemdSpawner.disable_user_sudo = True
    # Processes and threads of one server.
    c.SystemdSpawner.unit_extra_properties = {"TasksMax": "512"}

# --- Where --------------------------------------------------------------------------------------------

# Behind a web server that speaks HTTPS; README.md has one.
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.cookie_secret_file = "/srv/jupyterhub/cookie_secret"
c.JupyterHub.db_url = "sqlite:////srv/jupyterhub/jupyterhub.sqlite"
