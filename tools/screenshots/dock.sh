#!/usr/bin/env bash
# Takes the pictures of the dock for the docs in a real QGIS on a virtual screen: dock.sh [FOLDER] [LANGUAGE]
# A throw-away profile in which this checkout is the enabled plugin; nothing of the user's own QGIS is read or changed.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
out=${1:-$root/docs/images}
language=${2:-nl}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
profile=$scratch/profiles/default

mkdir -p "$out" "$profile/QGIS" "$profile/python/plugins" "$scratch/config" "$scratch/plugin"
# A copy without .git and the environment: QGIS may write compiled Python beside what it imports.
(cd "$root" && cp -r __init__.py plugin.py metadata.txt LICENSE assessment processing ui resources i18n "$scratch/plugin/")
ln -s "$scratch/plugin" "$profile/python/plugins/plantoets"
if command -v lrelease >/dev/null && [ -f "$root/i18n/plantoets_nl.ts" ]; then
  lrelease -silent "$root/i18n/plantoets_nl.ts" -qm "$scratch/plugin/i18n/plantoets_nl.qm"
fi
cat >"$profile/QGIS/QGIS3.ini" <<INI
[PythonPlugins]
plantoets=true
[locale]
overrideFlag=true
userLocale=$language
globalLocale=$([ "$language" = nl ] && echo nl_NL || echo en_GB)
[app]
projections\\crsAccuracyWarningThreshold=0
[Projections]
defaultBehavior=useProject
[qgis]
checkVersion=false
showTips=false
newsFeed=false
enableMacros=2
[core]
NewsFeed\\httpsfeedqgisorg\\disabled=true
INI

packages=$("$root/.venv/bin/python3" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
export PYTHONPATH="$packages" PYTHONDONTWRITEBYTECODE=1 PLANTOETS_SHOTS=$out PLANTOETS_ROOT=$root PLANTOETS_LANGUAGE=$language
export XDG_CONFIG_HOME=$scratch/config XDG_RUNTIME_DIR=$scratch QT_QPA_PLATFORM=xcb
timeout 240 xvfb-run -a -s "-screen 0 1600x1000x24" \
  qgis --nologo --noversioncheck --profiles-path "$scratch" --profile default --code "$root/tools/screenshots/dock.py" \
  >"$scratch/log" 2>&1 || { cat "$scratch/log" >&2; exit 1; }
grep -h "^shot:" "$scratch/log" || { cat "$scratch/log" >&2; exit 1; }
