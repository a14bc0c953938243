#!/usr/bin/env bash
# Makes the reports of six plans of very different kinds, and sheets of their pages for the docs: report.sh [FOLDER]
# The PDF files themselves stay in build/reports, to be looked at page by page.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
out=${1:-$root/docs/images}
work=$root/build/reports
mkdir -p "$work" "$out"
"$root/.venv/bin/python3" "$root/tools/screenshots/report_plans.py" "$work"

for plan in "$work"/*.geojson; do
  name=$(basename "$plan" .geojson)
  "$root/tools/setup/qgis-process" run plantoets:assessplan -- PLAN="$plan" ACTIVITY_FIELD=activity NAME="$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1], encoding="utf-8"))["name"])' "$plan")" \
    OFFICE="Gemeente Aa en Hunze" LOGO="$root/resources/icons/plantoets.svg" REPORT_PDF="$work/$name.pdf" REPORT_HTML="$work/$name.html" >"$work/$name.log" 2>&1 ||
    { cat "$work/$name.log" >&2; exit 1; }
  rm -f "$work/$name"-*.png
  pdftoppm -r 52 -png "$work/$name.pdf" "$work/$name"
  "$root/tools/setup/in-qgis" python3 "$root/tools/screenshots/report_sheet.py" "$out/report-$name.png" "$work/$name"-*.png
done
