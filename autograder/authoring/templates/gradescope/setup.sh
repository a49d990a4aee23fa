#!/usr/bin/env bash
# Runs once, as root, while Gradescope builds the container.
set -euo pipefail
cd /autograder/source
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends python3 python3-venv util-linux bubblewrap
python=python3
if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    # Ubuntu 22.04 has it beside its own.
    apt-get install -y --no-install-recommends python3.11 python3.11-venv
    python=python3.11
fi
"$python" scripts/setup_env.py
# Student code runs as a user of its own where it can: these are not for that user.
chmod -R go-rwx solutions .course-secret gradescope.json
chmod a+rx /autograder /autograder/source
