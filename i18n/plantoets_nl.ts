<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>Plantoets</name>
    <message>
        <location filename="../ui/dock.py"/>
        <source>&amp;1 Plan</source>
        <translation>&amp;1 Plan</translation>
    </message>
    <message>
        <location filename="../ui/dock.py"/>
        <source>&amp;2 Assessment</source>
        <translation>&amp;2 Toetsing</translation>
    </message>
    <message>
        <location filename="../ui/dock.py"/>
        <source>&amp;3 Report</source>
        <translation>&amp;3 Rapport</translation>
    </message>
    <message>
        <location filename="../processing/replay_report.py"/>
        <source>'{}' is in the report but no longer in the policy; it was left out.</source>
        <translation>'{}' staat in het rapport maar niet meer in het beleid; het is weggelaten.</translation>
    </message>
    <message>
        <location filename="../ui/result/banner.py"/>
        <source>1 warning</source>
        <translation>1 waarschuwing</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_detail.py"/>
        <source>; it is drawn as {precision}, certain to {uncertainty}</source>
        <translation>; zij is getekend als {precision}, zeker tot op {uncertainty}</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>A CSV file for each table of the report. In Dutch with semicolons and decimal commas, as a Dutch Excel opens them.</source>
        <translation>Een CSV-bestand per tabel van het rapport. In het Nederlands met puntkomma's en decimale komma's, zoals een Nederlandse Excel ze opent.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>A PNG, JPEG or SVG file; the one in the settings of the plugin if left empty.</source>
        <translation>Een PNG-, JPEG- of SVG-bestand; dat uit de instellingen van de plugin als u dit leeg laat.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>A YAML or JSON file that puts official data in the place of the bundled sketches.</source>
        <translation>Een YAML- of JSON-bestand dat officiële gegevens in de plaats stelt van de meegeleverde schetsen.</translation>
    </message>
    <message>
        <location filename="../processing/report/differences.py"/>
        <source>A file that an assessment wrote as REPORT_JSON.</source>
        <translation>Een bestand dat een toets als REPORT_JSON heeft geschreven.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>A folder with templates, style.css or labels.yaml of the office; what it lacks comes from the plugin.</source>
        <translation>Een map met sjablonen, style.css of labels.yaml van het bureau; wat daarin ontbreekt komt van de plugin.</translation>
    </message>
    <message>
        <location filename="../ui/store/project_store.py"/>
        <source>A plan in this project is damaged and was left out. Don't save the project if you can still mend the file.</source>
        <translation>Een plan in dit project is beschadigd en is weggelaten. Sla het project niet op als u het bestand nog kunt herstellen.</translation>
    </message>
    <message>
        <location filename="../processing/report/differences.py"/>
        <source>A row for each difference; no rows when nothing has changed.</source>
        <translation>Een rij per verschil; geen rijen als er niets is veranderd.</translation>
    </message>
    <message>
        <location filename="../processing/refresh_sources.py"/>
        <source>A row for each layer of the file: whether it could be read, how many features it has, and of which day it is.</source>
        <translation>Een rij per laag van het bestand: of die te lezen was, hoeveel objecten zij heeft en van welke dag zij is.</translation>
    </message>
    <message>
        <location filename="../processing/check_catalogue.py"/>
        <source>A row for each problem: level, subject and a sentence in both languages.</source>
        <translation>Een rij per probleem: ernst, onderwerp en een zin in beide talen.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>A row for each rule that applies, with outcome, paragraph, measures and open conditions.</source>
        <translation>Een rij per regel die geldt, met uitkomst, paragraaf, maten en open voorwaarden.</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_buttons.py"/>
        <source>A whole layer…</source>
        <translation>Een hele laag…</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <source>Accuracy of that operation (m)</source>
        <translation>Nauwkeurigheid van die bewerking (m)</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_panel.py"/>
        <source>Add (Enter)</source>
        <translation>Toevoegen (Enter)</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_buttons.py"/>
        <source>Add all features of this layer</source>
        <translation>Alle objecten van deze laag toevoegen</translation>
    </message>
    <message>
        <location filename="../plugin.py"/>
        <location filename="../processing/load_layers.py"/>
        <source>Add provincial layers</source>
        <translation>Provinciale lagen toevoegen</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>Add the overlaps to the map</source>
        <translation>De overlap als laag toevoegen</translation>
    </message>
    <message>
        <location filename="../plugin.py"/>
        <source>Add the provincial layers to the project, grouped as on the maps</source>
        <translation>De provinciale lagen toevoegen aan het project, gegroepeerd zoals op de kaarten</translation>
    </message>
    <message>
        <location filename="../ui/sources/source_form.py"/>
        <source>Address or file</source>
        <translation>Adres of bestand</translation>
    </message>
    <message>
        <location filename="../processing/load_layers.py"/>
        <source>Adds the layers of the Omgevingsvisie to the project, in a group for each map, with the map's colours.
A sketch has dashed outlines and says so in its name; official data from the file of layer sources is drawn solid. Run again, it keeps what is there and replaces only what comes from another source now.</source>
        <translation>Voegt de lagen van de Omgevingsvisie toe aan het project, in een groep per kaart, met de kleuren van de kaart.
Een schets heeft onderbroken grenzen en heet ook zo; officiële gegevens uit het bestand met laagbronnen krijgen getrokken grenzen. Nog eens uitgevoerd blijft staan wat er is en wordt alleen vervangen wat nu uit een andere bron komt.</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>After</source>
        <translation>Nu</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_buttons.py"/>
        <source>All features of this layer become parts; fields “activity”, “name” and those called like a fact are used</source>
        <translation>Alle objecten van deze laag worden plandelen; de velden “activity”, “name” en velden die heten als een gegeven worden gebruikt</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>All files</source>
        <translation>Alle bestanden</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/maps_input.py"/>
        <source>All maps</source>
        <translation>Alle kaarten</translation>
    </message>
    <message>
        <location filename="../ui/result/silent_rows.py"/>
        <source>An overlap of less than 1 m² (polygon) or 1 m (line) gives no finding.</source>
        <translation>Overlap van minder dan 1 m² (vlak) of 1 m (lijn) geeft geen bevinding.</translation>
    </message>
    <message>
        <location filename="../ui/plan/crs_question.py"/>
        <source>Another coordinate system:</source>
        <translation>Een ander coördinatenstelsel:</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <location filename="../ui/toolbox/answers_input.py"/>
        <source>Answers to questions</source>
        <translation>Antwoorden op vragen</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/answers_input.py"/>
        <source>Answer…</source>
        <translation>Beantwoorden…</translation>
    </message>
    <message>
        <location filename="../ui/sources/wording.py"/>
        <source>ArcGIS feature service</source>
        <translation>ArcGIS-dienst</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Area (m²)</source>
        <translation>Oppervlakte (m²)</translation>
    </message>
    <message>
        <location filename="../ui/result/quality_table.py"/>
        <source>Areas per core quality</source>
        <translation>Oppervlakten per kernkwaliteit</translation>
    </message>
    <message>
        <location filename="../processing/assess_plan.py"/>
        <source>Assess a plan</source>
        <translation>Een plan toetsen</translation>
    </message>
    <message>
        <location filename="../plugin.py"/>
        <source>Assess a plan against provincial policy</source>
        <translation>Een plan toetsen aan het provinciale beleid</translation>
    </message>
    <message>
        <location filename="../processing/replay_report.py"/>
        <source>Assess a saved report again</source>
        <translation>Een bewaard rapport opnieuw toetsen</translation>
    </message>
    <message>
        <location filename="../ui/result/banner.py"/>
        <source>Assess it now</source>
        <translation>Nu toetsen</translation>
    </message>
    <message>
        <location filename="../processing/assess_plans.py"/>
        <source>Assess plans in batch</source>
        <translation>Plannen in reeks toetsen</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>Assessed on {date} against {policy}.</source>
        <translation>Getoetst op {date} aan {policy}.</translation>
    </message>
    <message>
        <location filename="../processing/assess_plans.py"/>
        <location filename="../processing/output/result_layers.py"/>
        <source>Assessed plans</source>
        <translation>Getoetste plannen</translation>
    </message>
    <message>
        <location filename="../processing/assess_plans.py"/>
        <source>Assesses every feature of the input as a plan of its own.
A plan that can't be assessed has the reason in its own row and does not end the batch. A field called like a parameter (woningen, bouwvlak_ha, …) gives that parameter per plan.</source>
        <translation>Toetst elk object van de invoer als een plan op zichzelf.
Een plan dat niet kan worden getoetst krijgt de reden in zijn eigen rij en breekt de reeks niet af. Een veld dat heet als een parameter (woningen, bouwvlak_ha, …) geeft die parameter per plan.</translation>
    </message>
    <message>
        <location filename="../ui/dock.py"/>
        <source>Assessing…</source>
        <translation>Bezig met toetsen…</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>Assessment</source>
        <translation>Toetsing</translation>
    </message>
    <message>
        <location filename="../ui/sources/page.py"/>
        <source>Assessments go on with the copy of {date}.</source>
        <translation>Toetsingen gaan door met de kopie van {date}.</translation>
    </message>
    <message>
        <location filename="../ui/result/quality_page.py"/>
        <source>At least one of them</source>
        <translation>Ten minste één ervan</translation>
    </message>
    <message>
        <location filename="../ui/sources/field_table.py"/>
        <source>Attribute of the policy</source>
        <translation>Attribuut van het beleid</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Before</source>
        <translation>Eerder</translation>
    </message>
    <message>
        <location filename="../ui/store/recovery.py"/>
        <source>Bring back</source>
        <translation>Terughalen</translation>
    </message>
    <message>
        <location filename="../ui/plan/activities.py"/>
        <source>Business</source>
        <translation>Werken</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_groups.py"/>
        <source>By name</source>
        <translation>Op naam</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_groups.py"/>
        <source>By paragraph</source>
        <translation>Op paragraaf</translation>
    </message>
    <message>
        <location filename="../ui/sources/national_dialog.py"/>
        <location filename="../ui/sources/window.py"/>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <location filename="../processing/output/result_layers.py"/>
        <location filename="../processing/report/differences.py"/>
        <source>Changes</source>
        <translation>Wijzigingen</translation>
    </message>
    <message>
        <location filename="../ui/result/quality_page.py"/>
        <source>Chart</source>
        <translation>Grafiek</translation>
    </message>
    <message>
        <location filename="../processing/check_catalogue.py"/>
        <source>Check policy files and layers</source>
        <translation>Beleidsbestanden en lagen controleren</translation>
    </message>
    <message>
        <location filename="../ui/plan/parts_list.py"/>
        <source>Choose a development type</source>
        <translation>Kies een ontwikkelingstype</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/parameters_input.py"/>
        <source>Choose a development type above: the facts that matter for it appear here.</source>
        <translation>Kies hierboven een ontwikkelingstype: hier verschijnen de gegevens die daarvoor tellen.</translation>
    </message>
    <message>
        <location filename="../ui/dock.py"/>
        <source>Choose a development type for each part.</source>
        <translation>Kies voor elk plandeel een ontwikkelingstype.</translation>
    </message>
    <message>
        <location filename="../ui/sources/source_form.py"/>
        <source>Choose a file</source>
        <translation>Kies een bestand</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_detail.py"/>
        <source>Choose a finding to read why, what it asks, and to see it on the map.</source>
        <translation>Kies een bevinding om te lezen waarom zij er is en wat zij vraagt, en om haar op de kaart te zien.</translation>
    </message>
    <message>
        <location filename="../ui/result/result_page.py"/>
        <source>Choose a finding to see why.</source>
        <translation>Kies een bevinding om te zien waarom.</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_intake.py"/>
        <source>Choose a vector layer first.</source>
        <translation>Kies eerst een vectorlaag.</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_page.py"/>
        <source>Choose all parts of this kind, to change them at once</source>
        <translation>Kies alle plandelen van deze soort, om ze in één keer te wijzigen</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_panel.py"/>
        <source>Circle</source>
        <translation>Cirkel</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Class in the file</source>
        <translation>Klasse in het bestand</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/summary_field.py"/>
        <source>Clear</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_shapes.py"/>
        <source>Click or type a first corner.</source>
        <translation>Klik of typ eerst een hoekpunt.</translation>
    </message>
    <message>
        <location filename="../ui/result/result_page.py"/>
        <source>Click the map to see what applies at that spot</source>
        <translation>Klik op de kaart om te zien wat daar geldt</translation>
    </message>
    <message>
        <location filename="../ui/sources/source_form.py"/>
        <source>Comes from</source>
        <translation>Komt uit</translation>
    </message>
    <message>
        <location filename="../processing/compare_reports.py"/>
        <source>Compare two reports</source>
        <translation>Twee rapporten vergelijken</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>Compare with a saved report</source>
        <translation>Vergelijken met een bewaard rapport</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>Compare with an earlier report…</source>
        <translation>Vergelijken met eerder rapport…</translation>
    </message>
    <message>
        <location filename="../processing/report/differences.py"/>
        <source>Comparison (HTML)</source>
        <translation>Vergelijking (HTML)</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Compensation (ha)</source>
        <translation>Compensatie (ha)</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_detail.py"/>
        <source>Conditions</source>
        <translation>Voorwaarden</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_detail.py"/>
        <source>Consult</source>
        <translation>Overleg</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <source>Coordinate system, where the file has none</source>
        <translation>Coördinatenstelsel, als het bestand er geen noemt</translation>
    </message>
    <message>
        <location filename="../ui/result/quality_page.py"/>
        <source>Copy the table, for a document or a spreadsheet</source>
        <translation>De tabel kopiëren, voor een document of een rekenblad</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>Copy the text for the memorandum</source>
        <translation>Tekst voor de toelichting kopiëren</translation>
    </message>
    <message>
        <location filename="../ui/store/plan_chooser.py"/>
        <source>Copy this plan, to compare a variant</source>
        <translation>Dit plan kopiëren, om een variant te vergelijken</translation>
    </message>
    <message>
        <location filename="../ui/result/result_page.py"/>
        <source>Core qualities: how much of the plan touches each</source>
        <translation>Kernkwaliteiten: hoeveel van het plan elk ervan raakt</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_groups.py"/>
        <source>Core quality</source>
        <translation>Kernkwaliteit</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_panel.py"/>
        <source>Corner</source>
        <translation>Hoekpunt</translation>
    </message>
    <message>
        <location filename="../ui/sources/wording.py"/>
        <source>D:/data/official.gpkg or https://…/official.gpkg</source>
        <translation>D:/data/officieel.gpkg of https://…/officieel.gpkg</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <location filename="../ui/sources/layer_list.py"/>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <location filename="../ui/store/plan_chooser.py"/>
        <source>Delete this plan (undo brings it back)</source>
        <translation>Dit plan verwijderen (ongedaan maken haalt het terug)</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <location filename="../processing/parameters.py"/>
        <location filename="../ui/plan/activity_box.py"/>
        <source>Development type</source>
        <translation>Ontwikkelingstype</translation>
    </message>
    <message>
        <location filename="../ui/plan/activity_box.py"/>
        <source>Development type: choose or type to search</source>
        <translation>Ontwikkelingstype: kies of typ om te zoeken</translation>
    </message>
    <message>
        <location filename="../ui/plan/activity_box.py"/>
        <source>Different types</source>
        <translation>Verschillende typen</translation>
    </message>
    <message>
        <location filename="../ui/store/recovery.py"/>
        <source>Discard</source>
        <translation>Weggooien</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Distance (m)</source>
        <translation>Afstand (m)</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_buttons.py"/>
        <source>Drag corners, or a part by its inside, and watch the verdict follow; double click an edge for a new corner, Delete removes the corner or part under the pointer</source>
        <translation>Versleep hoekpunten, of een plandeel aan zijn binnenkant, en zie het oordeel meebewegen; dubbelklik op een rand voor een nieuw hoekpunt, Delete verwijdert het hoekpunt of plandeel onder de muis</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_buttons.py"/>
        <source>Draw</source>
        <translation>Tekenen</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_buttons.py"/>
        <source>Draw a part on the map: click or type corners, right click to finish, Backspace undoes a corner, Esc stops</source>
        <translation>Teken een plandeel op de kaart: klik of typ hoekpunten, rechtsklik om af te ronden, Backspace neemt een hoekpunt terug, Esc stopt</translation>
    </message>
    <message>
        <location filename="../ui/dock.py"/>
        <source>Draw it, take features, or load the example.</source>
        <translation>Teken het, neem objecten over, of laad het voorbeeld.</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_page.py"/>
        <source>Draw the plan on the map, or take features that you have. Then say what is to come, and read at once what the provincial policy makes of it.</source>
        <translation>Teken het plan op de kaart, of neem objecten over die u al hebt. Zeg dan wat er komt, en lees meteen wat het provinciale beleid ervan vindt.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Draws the plan in its surroundings, and with each kernkwaliteit that it affects, in the HTML and PDF reports.</source>
        <translation>Tekent het plan in zijn omgeving, en met elke kernkwaliteit die het raakt, in het HTML- en het PDF-rapport.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Dutch (nl) or English (en).</source>
        <translation>Nederlands (nl) of Engels (en).</translation>
    </message>
    <message>
        <location filename="../processing/load_layers.py"/>
        <source>Dutch (nl) or English (en); that of QGIS if left empty.</source>
        <translation>Nederlands (nl) of Engels (en); die van QGIS als het leeg blijft.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Each plan part in each zone that it overlaps, with area, share and the most severe outcome on it.</source>
        <translation>Elk plandeel in elk gebied dat het overlapt, met oppervlakte, aandeel en de zwaarste uitkomst daar.</translation>
    </message>
    <message>
        <location filename="../ui/plan/activities.py"/>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <source>Every areal plan object, in RD, with its proposal.</source>
        <translation>Elk vlakvormig planobject, in RD, met het voorstel ervoor.</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>Example</source>
        <translation>Voorbeeld</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/model_source.py"/>
        <source>Expression</source>
        <translation>Expressie</translation>
    </message>
    <message>
        <location filename="../ui/plan/activities.py"/>
        <source>Farming</source>
        <translation>Landbouw</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Features</source>
        <translation>Objecten</translation>
    </message>
    <message>
        <location filename="../ui/sources/page.py"/>
        <source>Fetch all anew</source>
        <translation>Alles opnieuw ophalen</translation>
    </message>
    <message>
        <location filename="../processing/refresh_sources.py"/>
        <source>Fetch official layers anew</source>
        <translation>Officiële lagen opnieuw ophalen</translation>
    </message>
    <message>
        <location filename="../processing/refresh_sources.py"/>
        <source>Fetches every layer that a file of layer sources takes from a service, and keeps it in the QGIS profile with its date: assessments use that copy, also offline, until this runs again. Where a service fails, the copy that was there stays. Files are only tried.</source>
        <translation>Haalt elke laag op die een bestand met laagbronnen uit een dienst neemt, en bewaart die met haar datum in het QGIS-profiel: toetsingen gebruiken die kopie, ook zonder verbinding, tot dit opnieuw wordt gedraaid. Waar een dienst faalt, blijft de kopie die er was. Bestanden worden alleen geprobeerd.</translation>
    </message>
    <message>
        <location filename="../ui/sources/page.py"/>
        <source>Fetching…</source>
        <translation>Bezig met ophalen…</translation>
    </message>
    <message>
        <location filename="../ui/plan/review_page.py"/>
        <source>Fewer remarks</source>
        <translation>Minder opmerkingen</translation>
    </message>
    <message>
        <location filename="../ui/sources/field_table.py"/>
        <source>Field of the source, or an expression</source>
        <translation>Veld van de bron, of een expressie</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Field with the development type</source>
        <translation>Veld met het ontwikkelingstype</translation>
    </message>
    <message>
        <location filename="../processing/assess_plans.py"/>
        <source>Field with the name</source>
        <translation>Veld met de naam</translation>
    </message>
    <message>
        <location filename="../ui/sources/source_form.py"/>
        <source>Fields in italics were guessed. What the policy needs and the source lacks, the report says.</source>
        <translation>Cursieve velden zijn geraden. Wat het beleid nodig heeft en de bron mist, meldt de rapportage.</translation>
    </message>
    <message>
        <location filename="../ui/sources/page.py"/>
        <location filename="../ui/sources/wording.py"/>
        <source>File</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <location filename="../ui/sources/page.py"/>
        <source>File of layer sources</source>
        <translation>Bestand met laagbronnen</translation>
    </message>
    <message>
        <location filename="../ui/sources/source_form.py"/>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <location filename="../processing/output/result_layers.py"/>
        <location filename="../processing/parameters.py"/>
        <location filename="../ui/result/finding_tree.py"/>
        <location filename="../ui/result/result_page.py"/>
        <source>Findings</source>
        <translation>Bevindingen</translation>
    </message>
    <message>
        <location filename="../processing/compare_reports.py"/>
        <source>First report (JSON)</source>
        <translation>Eerste rapport (JSON)</translation>
    </message>
    <message>
        <location filename="../ui/sources/preview.py"/>
        <source>First values</source>
        <translation>Eerste waarden</translation>
    </message>
    <message>
        <location filename="../processing/assess_plans.py"/>
        <source>Folder for reports (JSON)</source>
        <translation>Map voor rapporten (JSON)</translation>
    </message>
    <message>
        <location filename="../ui/report/office_box.py"/>
        <source>Folder with own templates</source>
        <translation>Map met eigen sjablonen</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Footprint of lines and points (m)</source>
        <translation>Voetafdruk van lijnen en punten (m)</translation>
    </message>
    <message>
        <location filename="../ui/plan/footprint_field.py"/>
        <source>Footprint: radius (m)</source>
        <translation>Voetafdruk: straal (m)</translation>
    </message>
    <message>
        <location filename="../ui/plan/footprint_field.py"/>
        <source>Footprint: width (m)</source>
        <translation>Voetafdruk: breedte (m)</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <source>Format</source>
        <translation>Formaat</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_panel.py"/>
        <source>From the last corner; 0° is north, 90° east.</source>
        <translation>Vanaf het laatste hoekpunt; 0° is noord, 90° oost.</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/model_source.py"/>
        <source>From: {name}</source>
        <translation>Uit: {name}</translation>
    </message>
    <message>
        <location filename="../ui/whats_this.py"/>
        <source>Go to the assessment. It is made while you work on the plan, so it is there already.</source>
        <translation>Naar de toets. Die wordt gemaakt terwijl u aan het plan werkt, en staat er dus al.</translation>
    </message>
    <message>
        <location filename="../ui/result/result_page.py"/>
        <source>Group the findings by</source>
        <translation>Bevindingen groeperen naar</translation>
    </message>
    <message>
        <location filename="../ui/sources/field_table.py"/>
        <source>Guessed from the name: check it in the preview</source>
        <translation>Geraden naar de naam: controleer het in het voorbeeld</translation>
    </message>
    <message>
        <location filename="../ui/open_help.py"/>
        <source>Guide</source>
        <translation>Handleiding</translation>
    </message>
    <message>
        <location filename="../ui/result/quality_table.py"/>
        <source>Hectares</source>
        <translation>Hectare</translation>
    </message>
    <message>
        <location filename="../ui/sources/national_dialog.py"/>
        <source>Holder</source>
        <translation>Beheerder</translation>
    </message>
    <message>
        <location filename="../ui/plan/activities.py"/>
        <source>Housing</source>
        <translation>Wonen</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_detail.py"/>
        <source>How the text was read</source>
        <translation>Hoe de tekst is gelezen</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Id in the file</source>
        <translation>Id in het bestand</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <source>Import a plan file</source>
        <translation>Een planbestand inlezen</translation>
    </message>
    <message>
        <location filename="../ui/plan/crs_question.py"/>
        <source>In which coordinate system is {file}?</source>
        <translation>In welk coördinatenstelsel staat {file}?</translation>
    </message>
    <message>
        <location filename="../ui/plan/activities.py"/>
        <source>Infrastructure</source>
        <translation>Infrastructuur</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>Inputs</source>
        <translation>Invoer</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_detail.py"/>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_panel.py"/>
        <source>Its centre is the corner that you clicked or typed first.</source>
        <translation>Het middelpunt is het eerste hoekpunt dat u klikte of typte.</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <source>Its lines, where it has areas as well.</source>
        <translation>De lijnen ervan, als het ook vlakken heeft.</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <source>Its points, where it has areas or lines as well.</source>
        <translation>De punten ervan, als het ook vlakken of lijnen heeft.</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_panel.py"/>
        <source>Its south-west corner is the one that you clicked or typed first; the second corner, if any, gives the direction.</source>
        <translation>De zuidwesthoek is het eerste hoekpunt dat u klikte of typte; een tweede hoekpunt geeft de richting.</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Kind of change</source>
        <translation>Soort verschil</translation>
    </message>
    <message>
        <location filename="../processing/load_layers.py"/>
        <source>Language of the layers</source>
        <translation>Taal van de lagen</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Language of the results</source>
        <translation>Taal van de resultaten</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_groups.py"/>
        <source>Largest area or length first</source>
        <translation>Grootste oppervlakte of lengte eerst</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_groups.py"/>
        <source>Largest share of the part first</source>
        <translation>Grootste aandeel van het deel eerst</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <location filename="../ui/sources/layer_list.py"/>
        <location filename="../ui/sources/source_form.py"/>
        <source>Layer</source>
        <translation>Laag</translation>
    </message>
    <message>
        <location filename="../ui/sources/wording.py"/>
        <source>Layer of the plugin</source>
        <translation>Laag van de plugin</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <location filename="../processing/refresh_sources.py"/>
        <location filename="../ui/sources/page.py"/>
        <location filename="../ui/toolbox/sources_input.py"/>
        <source>Layer sources</source>
        <translation>Laagbronnen</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>Layer sources (*.yaml *.yml *.json)</source>
        <translation>Bronnen van de lagen (*.yaml *.yml *.json)</translation>
    </message>
    <message>
        <location filename="../plugin.py"/>
        <source>Layer sources…</source>
        <translation>Laagbronnen…</translation>
    </message>
    <message>
        <location filename="../processing/refresh_sources.py"/>
        <source>Layers</source>
        <translation>Lagen</translation>
    </message>
    <message>
        <location filename="../processing/load_layers.py"/>
        <source>Layers of the maps</source>
        <translation>Lagen van de kaarten</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>Layers of the plugin</source>
        <translation>Lagen van de plugin</translation>
    </message>
    <message>
        <location filename="../ui/sources/page.py"/>
        <source>Layers without a source of their own: the sketch of the plugin (else they count as missing)</source>
        <translation>Lagen zonder eigen bron: de schets van de plugin (anders tellen zij als ontbrekend)</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Length (m)</source>
        <translation>Lengte (m)</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <location filename="../ui/result/quality_table.py"/>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_buttons.py"/>
        <source>Line</source>
        <translation>Lijn</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <location filename="../processing/output/result_layers.py"/>
        <source>Lines of the plan</source>
        <translation>Lijnen van het plan</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_page.py"/>
        <source>Load the example plan</source>
        <translation>Het voorbeeldplan laden</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <location filename="../ui/report/office_box.py"/>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_page.py"/>
        <source>Looking up which facts matter…</source>
        <translation>Opzoeken welke gegevens ertoe doen…</translation>
    </message>
    <message>
        <location filename="../processing/check_catalogue.py"/>
        <source>Looks for rules that can never apply, contradictions, missing translations, layers and fields that are absent, names that nothing uses, and policy that has expired.</source>
        <translation>Zoekt regels die nooit kunnen gelden, tegenspraken, ontbrekende vertalingen, lagen en velden die er niet zijn, namen die nergens worden gebruikt en beleid dat is verlopen.</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Main group</source>
        <translation>Hoofdgroep</translation>
    </message>
    <message>
        <location filename="../ui/result/result_page.py"/>
        <source>Make a plan first: step 1.</source>
        <translation>Maak eerst een plan: stap 1.</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <location filename="../ui/sources/layer_list.py"/>
        <source>Map</source>
        <translation>Kaart</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>Map layers</source>
        <translation>Kaartlagen</translation>
    </message>
    <message>
        <location filename="../ui/sources/preview.py"/>
        <source>Map of the zones</source>
        <translation>Kaart van de zones</translation>
    </message>
    <message>
        <location filename="../processing/load_layers.py"/>
        <source>Maps</source>
        <translation>Kaarten</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Maps in the report</source>
        <translation>Kaarten in het rapport</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Message</source>
        <translation>Melding</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Message (Dutch)</source>
        <translation>Melding (Nederlands)</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Message (English)</source>
        <translation>Melding (Engels)</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_intake.py"/>
        <source>More than {n} features are no plan: select those that are, or assess them as plans in the toolbox.</source>
        <translation>Meer dan {n} objecten zijn geen plan: selecteer wat het plan is, of toets ze als plannen in de gereedschapskist.</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_entry.py"/>
        <source>More than {n} parts are too many for one plan here: untick some, or assess the file in the toolbox.</source>
        <translation>Meer dan {n} plandelen zijn hier te veel voor één plan: vink er een aantal uit, of toets het bestand in de gereedschapskist.</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_groups.py"/>
        <source>Most severe first</source>
        <translation>Zwaarste eerst</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <location filename="../ui/report/office_box.py"/>
        <source>Name of the office</source>
        <translation>Naam van het bureau</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <location filename="../processing/parameters.py"/>
        <location filename="../ui/store/plan_chooser.py"/>
        <source>Name of the plan</source>
        <translation>Naam van het plan</translation>
    </message>
    <message>
        <location filename="../processing/assess_plans.py"/>
        <source>Names the plan in the results; its number in the input if left empty.</source>
        <translation>Noemt het plan in de resultaten; leeg gelaten zijn nummer in de invoer.</translation>
    </message>
    <message>
        <location filename="../ui/sources/national_dialog.py"/>
        <source>National services</source>
        <translation>Landelijke diensten</translation>
    </message>
    <message>
        <location filename="../ui/sources/page.py"/>
        <source>National services…</source>
        <translation>Landelijke diensten…</translation>
    </message>
    <message>
        <location filename="../ui/plan/activities.py"/>
        <source>Nature</source>
        <translation>Natuur</translation>
    </message>
    <message>
        <location filename="../processing/assess_plan.py"/>
        <source>Nature to be compensated (ha)</source>
        <translation>Te compenseren natuur (ha)</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>Nature to be compensated: {total}.</source>
        <translation>Te compenseren natuur: {total}.</translation>
    </message>
    <message>
        <location filename="../ui/result/question_list.py"/>
        <source>Needed for: {rules}</source>
        <translation>Nodig voor: {rules}</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <source>Needed only when the file does not say in which coordinate system it is; the error then says what it looks like.</source>
        <translation>Alleen nodig als het bestand niet zegt in welk coördinatenstelsel het is; de fout zegt dan waar het op lijkt.</translation>
    </message>
    <message>
        <location filename="../ui/store/plan_chooser.py"/>
        <source>New plan in this project</source>
        <translation>Nieuw plan in dit project</translation>
    </message>
    <message>
        <location filename="../ui/result/question_row.py"/>
        <location filename="../ui/toolbox/answers_input.py"/>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/parameters_input.py"/>
        <source>No development type is known here, so these are all the facts that any rule asks about.</source>
        <translation>Er is hier geen ontwikkelingstype bekend; dit zijn dus alle gegevens waar een regel naar vraagt.</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/answers_input.py"/>
        <source>No development type is known here, so these are all the questions that any rule asks.</source>
        <translation>Er is hier geen ontwikkelingstype bekend; dit zijn dus alle vragen die een regel kan stellen.</translation>
    </message>
    <message>
        <location filename="../ui/dock.py"/>
        <source>No plan yet</source>
        <translation>Nog geen plan</translation>
    </message>
    <message>
        <location filename="../ui/result/banner.py"/>
        <source>Not assessed</source>
        <translation>Niet getoetst</translation>
    </message>
    <message>
        <location filename="../ui/result/silent_rows.py"/>
        <source>Not assessed: data is missing</source>
        <translation>Niet getoetst: gegevens ontbreken</translation>
    </message>
    <message>
        <location filename="../ui/result/silent_rows.py"/>
        <source>Not assessed: to judge yourself</source>
        <translation>Niet getoetst: zelf te beoordelen</translation>
    </message>
    <message>
        <location filename="../ui/result/question_row.py"/>
        <location filename="../ui/toolbox/answers_input.py"/>
        <source>Not known yet</source>
        <translation>Nog onbekend</translation>
    </message>
    <message>
        <location filename="../ui/report/office_box.py"/>
        <source>Not on the report</source>
        <translation>Niet op het rapport</translation>
    </message>
    <message>
        <location filename="../ui/store/recovery.py"/>
        <source>Not saved when QGIS stopped: {plans}</source>
        <translation>Niet opgeslagen toen QGIS stopte: {plans}</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_groups.py"/>
        <source>Not tied to a zone</source>
        <translation>Niet aan een gebied gebonden</translation>
    </message>
    <message>
        <location filename="../ui/result/quality_chart.py"/>
        <source>Not touched, or to be judged: {names}</source>
        <translation>Niet geraakt, of zelf te beoordelen: {names}</translation>
    </message>
    <message>
        <location filename="../ui/result/question_row.py"/>
        <source>Note for the report</source>
        <translation>Toelichting voor het rapport</translation>
    </message>
    <message>
        <location filename="../ui/sources/national_dialog.py"/>
        <source>Noted on</source>
        <translation>Opgetekend</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_intake.py"/>
        <source>Nothing is selected in the layer “{layer}”: select features first.</source>
        <translation>Er is niets geselecteerd in de laag “{layer}”: selecteer eerst objecten.</translation>
    </message>
    <message>
        <location filename="../processing/compare_reports.py"/>
        <location filename="../processing/replay_report.py"/>
        <source>Number of changes</source>
        <translation>Aantal wijzigingen</translation>
    </message>
    <message>
        <location filename="../processing/check_catalogue.py"/>
        <source>Number of errors</source>
        <translation>Aantal fouten</translation>
    </message>
    <message>
        <location filename="../processing/assess_plan.py"/>
        <source>Number of findings</source>
        <translation>Aantal bevindingen</translation>
    </message>
    <message>
        <location filename="../processing/load_layers.py"/>
        <source>Number of layers</source>
        <translation>Aantal lagen</translation>
    </message>
    <message>
        <location filename="../processing/refresh_sources.py"/>
        <source>Number of layers that failed</source>
        <translation>Aantal lagen dat mislukte</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <source>Number of parts</source>
        <translation>Aantal plandelen</translation>
    </message>
    <message>
        <location filename="../processing/assess_plans.py"/>
        <source>Number of plans</source>
        <translation>Aantal plannen</translation>
    </message>
    <message>
        <location filename="../processing/assess_plans.py"/>
        <source>Number of plans that could not be assessed</source>
        <translation>Aantal plannen dat niet kon worden getoetst</translation>
    </message>
    <message>
        <location filename="../processing/check_catalogue.py"/>
        <source>Number of warnings</source>
        <translation>Aantal waarschuwingen</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Number: {outcome}</source>
        <translation>Aantal: {outcome}</translation>
    </message>
    <message>
        <location filename="../ui/sources/wording.py"/>
        <source>OGC API Features</source>
        <translation>OGC API Features</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <location filename="../ui/result/finding_detail.py"/>
        <source>Obligations</source>
        <translation>Verplichtingen</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Office</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <location filename="../ui/report/office_box.py"/>
        <source>Office and templates</source>
        <translation>Bureau en sjablonen</translation>
    </message>
    <message>
        <location filename="../processing/assess_plans.py"/>
        <source>One JSON report a plan.</source>
        <translation>Eén JSON-rapport per plan.</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <source>Only if it applies</source>
        <translation>Alleen als het speelt</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_entry.py"/>
        <source>Open a plan file</source>
        <translation>Een planbestand openen</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_buttons.py"/>
        <source>Open a plan file: IMRO, GeoPackage, Shapefile, GeoJSON, KML, DXF, CSV</source>
        <translation>Een planbestand openen: IMRO, GeoPackage, Shapefile, GeoJSON, KML, DXF, CSV</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Open conditions</source>
        <translation>Open voorwaarden</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>Open the report in the browser</source>
        <translation>Het rapport openen in de browser</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <source>Operation to RD</source>
        <translation>Bewerking naar RD</translation>
    </message>
    <message>
        <location filename="../ui/sources/source_form.py"/>
        <source>Or take over</source>
        <translation>Of neem over</translation>
    </message>
    <message>
        <location filename="../ui/plan/activities.py"/>
        <source>Other</source>
        <translation>Overig</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_groups.py"/>
        <source>Other provincial interests</source>
        <translation>Andere provinciale belangen</translation>
    </message>
    <message>
        <location filename="../ui/sources/wording.py"/>
        <source>Other source of QGIS</source>
        <translation>Andere bron van QGIS</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <location filename="../ui/result/finding_groups.py"/>
        <location filename="../ui/result/result_page.py"/>
        <source>Outcome</source>
        <translation>Uitkomst</translation>
    </message>
    <message>
        <location filename="../processing/assess_plan.py"/>
        <location filename="../processing/replay_report.py"/>
        <source>Overall outcome</source>
        <translation>Uitkomst van het plan</translation>
    </message>
    <message>
        <location filename="../processing/output/result_layers.py"/>
        <location filename="../processing/parameters.py"/>
        <source>Overlaps</source>
        <translation>Overlap</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Own templates</source>
        <translation>Eigen sjablonen</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Part</source>
        <translation>Deel</translation>
    </message>
    <message>
        <location filename="../ui/plan/parts_list.py"/>
        <source>Part {id}</source>
        <translation>Deel {id}</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_page.py"/>
        <location filename="../ui/result/finding_groups.py"/>
        <source>Part {title}</source>
        <translation>Deel {title}</translation>
    </message>
    <message>
        <location filename="../ui/plan/parts_list.py"/>
        <source>Parts of the plan</source>
        <translation>Delen van het plan</translation>
    </message>
    <message>
        <location filename="../ui/report/office_box.py"/>
        <source>Pictures (*.png *.jpg *.jpeg *.svg)</source>
        <translation>Afbeeldingen (*.png *.jpg *.jpeg *.svg)</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <location filename="../processing/parameters.py"/>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <source>Plan file</source>
        <translation>Planbestand</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Plan files</source>
        <translation>Planbestanden</translation>
    </message>
    <message>
        <location filename="../ui/store/plan_chooser.py"/>
        <source>Plan in view</source>
        <translation>Plan in beeld</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <location filename="../ui/toolbox/parameters_input.py"/>
        <source>Plan parameters</source>
        <translation>Gegevens van het plan</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_groups.py"/>
        <source>Plan part</source>
        <translation>Plandeel</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <location filename="../processing/output/result_layers.py"/>
        <source>Plan parts</source>
        <translation>Plandelen</translation>
    </message>
    <message>
        <location filename="../ui/store/plan_chooser.py"/>
        <source>Plan {number}</source>
        <translation>Plan {number}</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Plan, zones and findings as layers with their styles inside, and the other tables of the report beside them.</source>
        <translation>Plan, gebieden en bevindingen als lagen met hun stijl erin, en de andere tabellen van het rapport ernaast.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Plans</source>
        <translation>Plannen</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>Plans and layers</source>
        <translation>Plannen en lagen</translation>
    </message>
    <message>
        <location filename="../ui/store/autosave.py"/>
        <source>Plans can't be kept in {place}: save the project often.</source>
        <translation>Plannen kunnen niet worden bewaard in {place}: sla het project vaak op.</translation>
    </message>
    <message>
        <location filename="../ui/dock.py"/>
        <source>Plantoets Drenthe</source>
        <translation>Plantoets Drenthe</translation>
    </message>
    <message>
        <location filename="../processing/engine.py"/>
        <source>Plantoets needs the Python package shapely, version 2 or newer; {found}. {advice}. Then restart QGIS.</source>
        <translation>Plantoets heeft het Python-pakket shapely nodig, versie 2 of nieuwer; {found}. {advice}. Start QGIS daarna opnieuw.</translation>
    </message>
    <message>
        <location filename="../ui/whats_this.py"/>
        <source>Plantoets tests a plan against the provincial policy in three steps: say what the plan is, read the assessment, make the report. The guide is in the menu of the plugin.</source>
        <translation>Plantoets toetst een plan in drie stappen aan het provinciale beleid: zeg wat het plan is, lees de toets, maak het rapport. De handleiding staat in het menu van de plug-in.</translation>
    </message>
    <message>
        <location filename="../ui/result/assess_task.py"/>
        <source>Plantoets: assessing the plan</source>
        <translation>Plantoets: het plan toetsen</translation>
    </message>
    <message>
        <location filename="../ui/sources/window.py"/>
        <source>Plantoets: layer sources</source>
        <translation>Plantoets: laagbronnen</translation>
    </message>
    <message>
        <location filename="../ui/report/report_task.py"/>
        <source>Plantoets: making the report</source>
        <translation>Plantoets: rapport maken</translation>
    </message>
    <message>
        <location filename="../ui/result/overlap_layer.py"/>
        <source>Plantoets: overlaps</source>
        <translation>Plantoets: overlap</translation>
    </message>
    <message>
        <location filename="../ui/result/assess_task.py"/>
        <source>Plantoets: reading policy and layers</source>
        <translation>Plantoets: beleid en lagen lezen</translation>
    </message>
    <message>
        <location filename="../ui/plan/file_task.py"/>
        <source>Plantoets: reading {file}</source>
        <translation>Plantoets: {file} lezen</translation>
    </message>
    <message>
        <location filename="../ui/sources/trial_task.py"/>
        <source>Plantoets: trying a layer source</source>
        <translation>Plantoets: laagbron proberen</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_buttons.py"/>
        <source>Point</source>
        <translation>Punt</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <location filename="../processing/output/result_layers.py"/>
        <source>Points of the plan</source>
        <translation>Punten van het plan</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>Policy</source>
        <translation>Beleid</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_buttons.py"/>
        <source>Polygon</source>
        <translation>Vlak</translation>
    </message>
    <message>
        <location filename="../ui/sources/wording.py"/>
        <source>PostGIS</source>
        <translation>PostGIS</translation>
    </message>
    <message>
        <location filename="../ui/sources/source_form.py"/>
        <source>Precision</source>
        <translation>Precisie</translation>
    </message>
    <message>
        <location filename="../processing/check_catalogue.py"/>
        <location filename="../processing/output/result_layers.py"/>
        <source>Problems</source>
        <translation>Problemen</translation>
    </message>
    <message>
        <location filename="../processing/load_layers.py"/>
        <source>Project file</source>
        <translation>Projectbestand</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Proposed for assessment</source>
        <translation>Voorgesteld voor toetsing</translation>
    </message>
    <message>
        <location filename="../plugin.py"/>
        <source>Put official data in the place of the bundled sketches</source>
        <translation>Zet officiële gegevens in de plaats van de meegeleverde schetsen</translation>
    </message>
    <message>
        <location filename="../ui/store/recovery.py"/>
        <source>QGIS ended unexpectedly on {moment}. What it had not saved has been kept.</source>
        <translation>QGIS is op {moment} onverwacht gestopt. Wat het niet had opgeslagen is bewaard.</translation>
    </message>
    <message>
        <location filename="../ui/result/result_page.py"/>
        <source>Qualities</source>
        <translation>Waarden</translation>
    </message>
    <message>
        <location filename="../ui/result/quality_table.py"/>
        <source>Quality</source>
        <translation>Waarde</translation>
    </message>
    <message>
        <location filename="../ui/result/result_page.py"/>
        <source>Questions</source>
        <translation>Vragen</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_panel.py"/>
        <source>RD such as 240230 555230, degrees such as 52.98 6.65, or @30 40 for 30 m east and 40 m north of the last corner.</source>
        <translation>RD zoals 240230 555230, graden zoals 52.98 6.65, of @30 40 voor 30 m oost en 40 m noord van het laatste hoekpunt.</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <source>Reads an IMRO plan (2006, 2008, 2012), GeoPackage, Shapefile, GeoJSON, KML, GPX, DXF, MapInfo, FlatGeobuf, WKT or CSV into plan parts in RD.
Each part has a proposed development type with the reason, and says whether it is proposed for assessment.</source>
        <translation>Leest een IMRO-plan (2006, 2008, 2012), GeoPackage, Shapefile, GeoJSON, KML, GPX, DXF, MapInfo, FlatGeobuf, WKT of CSV in als plandelen in RD.
Elk deel krijgt een voorgesteld ontwikkelingstype met de reden, en zegt of het voor toetsing wordt voorgesteld.</translation>
    </message>
    <message>
        <location filename="../ui/sources/page.py"/>
        <source>Recoded: {pairs}.</source>
        <translation>Hercodeerd: {pairs}.</translation>
    </message>
    <message>
        <location filename="../ui/plan/activities.py"/>
        <source>Recreation</source>
        <translation>Recreatie</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_panel.py"/>
        <source>Rectangle</source>
        <translation>Rechthoek</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_buttons.py"/>
        <source>Redo</source>
        <translation>Opnieuw</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_page.py"/>
        <source>Remove the chosen parts (Delete)</source>
        <translation>De gekozen delen verwijderen (Delete)</translation>
    </message>
    <message>
        <location filename="../ui/sources/national_dialog.py"/>
        <source>Replaces</source>
        <translation>Vervangt</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Report (GeoPackage)</source>
        <translation>Rapport (GeoPackage)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Report (HTML)</source>
        <translation>Rapport (HTML)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <location filename="../processing/replay_report.py"/>
        <source>Report (JSON)</source>
        <translation>Rapport (JSON)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Report (PDF)</source>
        <translation>Rapport (PDF)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Report tables (folder with CSV)</source>
        <translation>Tabellen van het rapport (map met CSV)</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_buttons.py"/>
        <source>Reshape</source>
        <translation>Slepen</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_detail.py"/>
        <location filename="../ui/result/quality_table.py"/>
        <source>Responsible</source>
        <translation>Verantwoordelijk</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>Results</source>
        <translation>Resultaten</translation>
    </message>
    <message>
        <location filename="../ui/plan/activities.py"/>
        <source>Retail</source>
        <translation>Detailhandel</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Rules</source>
        <translation>Regels</translation>
    </message>
    <message>
        <location filename="../ui/sources/window.py"/>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>Save as</source>
        <translation>Opslaan als</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>Save the report</source>
        <translation>Rapport opslaan</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>Save the tables in</source>
        <translation>Sla de tabellen op in</translation>
    </message>
    <message>
        <location filename="../processing/replay_report.py"/>
        <source>Saved report (JSON)</source>
        <translation>Bewaard rapport (JSON)</translation>
    </message>
    <message>
        <location filename="../processing/compare_reports.py"/>
        <source>Says what two saved JSON reports differ in: in what went in (plan, answers, policy, layers) and in what came out (findings, kernkwaliteiten, compensation), each difference with its reason. For two versions of a plan, or before and after new policy.</source>
        <translation>Zegt waarin twee bewaarde JSON-rapporten verschillen: in wat erin ging (plan, antwoorden, beleid, lagen) en in wat eruit kwam (bevindingen, kernkwaliteiten, compensatie), elk verschil met zijn reden. Voor twee versies van een plan, of voor en na nieuw beleid.</translation>
    </message>
    <message>
        <location filename="../processing/assess_plan.py"/>
        <source>Says which provincial interests a plan touches, whether it may go ahead, on what conditions, what must be compensated, and why.
All features of the input are parts of one plan, each with a development type from ACTIVITY or from a field. A field called like a parameter (woningen, bouwvlak_ha, …) gives that parameter per part.</source>
        <translation>Zegt welke provinciale belangen een plan raakt, of het door kan gaan, onder welke voorwaarden, wat moet worden gecompenseerd, en waarom.
Alle objecten van de invoer zijn delen van één plan, elk met een ontwikkelingstype uit ACTIVITY of uit een veld. Een veld dat heet als een parameter (woningen, bouwvlak_ha, …) geeft die parameter per deel.</translation>
    </message>
    <message>
        <location filename="../ui/result/result_page.py"/>
        <source>Search</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <location filename="../ui/result/result_page.py"/>
        <source>Search the findings</source>
        <translation>Zoeken in de bevindingen</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/answers_input.py"/>
        <source>Search the questions</source>
        <translation>Zoek in de vragen</translation>
    </message>
    <message>
        <location filename="../processing/compare_reports.py"/>
        <source>Second report (JSON)</source>
        <translation>Tweede rapport (JSON)</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_panel.py"/>
        <source>Segment</source>
        <translation>Lijnstuk</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_buttons.py"/>
        <source>Selection</source>
        <translation>Selectie</translation>
    </message>
    <message>
        <location filename="../ui/sources/national_dialog.py"/>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_detail.py"/>
        <source>Set aside</source>
        <translation>Opzijgezet</translation>
    </message>
    <message>
        <location filename="../ui/result/silent_rows.py"/>
        <source>Set aside by another rule</source>
        <translation>Opzijgezet door een andere regel</translation>
    </message>
    <message>
        <location filename="../ui/result/silent_rows.py"/>
        <source>Set aside by “{rule}”: {reason}</source>
        <translation>Opzijgezet door “{rule}”: {reason}</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>Set up layer sources…</source>
        <translation>Laagbronnen instellen…</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_groups.py"/>
        <source>Several core qualities</source>
        <translation>Meer kernkwaliteiten</translation>
    </message>
    <message>
        <location filename="../ui/result/quality_table.py"/>
        <source>Share</source>
        <translation>Aandeel</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Share of the part</source>
        <translation>Aandeel van het deel</translation>
    </message>
    <message>
        <location filename="../ui/result/result_page.py"/>
        <source>Show all</source>
        <translation>Toon alles</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_page.py"/>
        <source>Show the assessment</source>
        <translation>Toon de toetsing</translation>
    </message>
    <message>
        <location filename="../ui/result/sort_button.py"/>
        <source>Sort the findings</source>
        <translation>De bevindingen sorteren</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <location filename="../ui/plan/activities.py"/>
        <source>Sport</source>
        <translation>Sport</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Stands in the report; the layer's name if left empty.</source>
        <translation>Staat in het rapport; leeg gelaten de naam van de laag.</translation>
    </message>
    <message>
        <location filename="../ui/sources/layer_list.py"/>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/parameters_input.py"/>
        <source>State…</source>
        <translation>Opgeven…</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <location filename="../ui/result/banner.py"/>
        <location filename="../ui/sources/source_form.py"/>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <location filename="../ui/result/banner.py"/>
        <source>Stopped</source>
        <translation>Gestopt</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Subject</source>
        <translation>Onderwerp</translation>
    </message>
    <message>
        <location filename="../ui/plan/activities.py"/>
        <source>Subsoil</source>
        <translation>Ondergrond</translation>
    </message>
    <message>
        <location filename="../ui/result/quality_page.py"/>
        <source>Table</source>
        <translation>Tabel</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/summary_field.py"/>
        <source>Take from a JSON file</source>
        <translation>Uit een JSON-bestand halen</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/summary_field.py"/>
        <source>Take from a JSON file…</source>
        <translation>Uit een JSON-bestand halen…</translation>
    </message>
    <message>
        <location filename="../ui/plan/review_page.py"/>
        <source>Take nothing</source>
        <translation>Niets overnemen</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_buttons.py"/>
        <source>Take the selected features of the active layer as parts</source>
        <translation>De geselecteerde objecten van de actieve laag overnemen als plandelen</translation>
    </message>
    <message>
        <location filename="../ui/plan/review_page.py"/>
        <source>Take {n}</source>
        <translation>Neem {n} over</translation>
    </message>
    <message>
        <location filename="../processing/replay_report.py"/>
        <source>Takes the plan, parameters and answers out of a saved JSON report, assesses them by today's policy and layers, and lists what has changed since: a row for each layer, answer and finding that differs, with what it was, what it is, and why.</source>
        <translation>Haalt het plan, de parameters en de antwoorden uit een bewaard JSON-rapport, toetst ze aan het beleid en de lagen van nu, en somt op wat er sindsdien is veranderd: een rij per laag, antwoord en bevinding die anders is, met wat het was, wat het is, en waarom.</translation>
    </message>
    <message>
        <location filename="../ui/sources/national_dialog.py"/>
        <source>Terms</source>
        <translation>Voorwaarden</translation>
    </message>
    <message>
        <location filename="../ui/sources/source_form.py"/>
        <source>Test the connection and fetch</source>
        <translation>Verbinding testen en ophalen</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_entry.py"/>
        <source>That corner can't go: what is left would be no shape. Point inside the part to remove all of it.</source>
        <translation>Dat hoekpunt kan niet weg: wat overblijft is geen vorm. Wijs in het plandeel om het geheel te verwijderen.</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_shapes.py"/>
        <source>That is no place in the Netherlands: type x y in RD, or degrees.</source>
        <translation>Dat is geen plek in Nederland: typ x y in RD, of graden.</translation>
    </message>
    <message>
        <location filename="../ui/dock.py"/>
        <source>That is not a shape yet: click at least three corners (a line: two).</source>
        <translation>Dat is nog geen vorm: klik ten minste drie hoekpunten (een lijn: twee).</translation>
    </message>
    <message>
        <location filename="../ui/result/assess_task.py"/>
        <source>The assessment failed unexpectedly ({error}); the log “Plantoets” has the details.</source>
        <translation>De toetsing is onverwacht mislukt ({error}); het logboek “Plantoets” heeft de bijzonderheden.</translation>
    </message>
    <message>
        <location filename="../ui/result/outcome_chips.py"/>
        <source>The boundary decides: {n}</source>
        <translation>De grens beslist: {n}</translation>
    </message>
    <message>
        <location filename="../ui/result/outcome_chips.py"/>
        <source>The boundary decides: {n}. Click to see only these.</source>
        <translation>De grens beslist: {n}. Klik om alleen deze te zien.</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/sources_input.py"/>
        <source>The bundled layers: mostly sketches of the maps in the policy.</source>
        <translation>De meegeleverde lagen: meest schetsen van de kaarten in het beleid.</translation>
    </message>
    <message>
        <location filename="../processing/compare_reports.py"/>
        <source>The comparison to read and print, in one file, in the language of the second report.</source>
        <translation>De vergelijking om te lezen en te printen, in één bestand, in de taal van het tweede rapport.</translation>
    </message>
    <message>
        <location filename="../ui/whats_this.py"/>
        <source>The facts that matter for this type. What stays unknown keeps conditions open; nothing is guessed.</source>
        <translation>De gegevens die voor dit type tellen. Wat onbekend blijft, houdt voorwaarden open; niets wordt geraden.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>The field with the id of the development type of each feature; where it is empty, the development type above holds.</source>
        <translation>Het veld met het id van het ontwikkelingstype van elk object; waar het leeg is, geldt het ontwikkelingstype hierboven.</translation>
    </message>
    <message>
        <location filename="../ui/plan/file_task.py"/>
        <source>The file can't be read ({error}); the log “Plantoets” has the details.</source>
        <translation>Het bestand kan niet worden gelezen ({error}); het logboek “Plantoets” heeft de bijzonderheden.</translation>
    </message>
    <message>
        <location filename="../ui/sources/page.py"/>
        <source>The file can't be written ({error}); choose another one.</source>
        <translation>Het bestand kan niet worden geschreven ({error}); kies een ander.</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <source>The file to read; nothing it points to is opened.</source>
        <translation>Het bestand om te lezen; waar het naar verwijst wordt niet geopend.</translation>
    </message>
    <message>
        <location filename="../ui/whats_this.py"/>
        <source>The findings, most severe first in their group; below them what was not assessed and what is left to people. Choose one to see where and why.</source>
        <translation>De bevindingen, de zwaarste voorop in hun groep; daaronder wat niet is getoetst en wat aan mensen is. Kies er een om te zien waar en waarom.</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>The layers that come with the plugin are sketches. To assess against official data, choose a file that names your own sources (YAML or JSON).</source>
        <translation>De lagen die bij de plugin horen zijn schetsen. Kies, om aan officiële gegevens te toetsen, een bestand dat uw eigen bronnen noemt (YAML of JSON).</translation>
    </message>
    <message>
        <location filename="../ui/whats_this.py"/>
        <source>The most severe outcome of all findings, and what was not assessed. It changes as soon as the plan or an answer does.</source>
        <translation>De zwaarste uitkomst van alle bevindingen, en wat niet is getoetst. Zij verandert zodra het plan of een antwoord verandert.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>The name of the office on the report; the one in the settings of the plugin if left empty.</source>
        <translation>De naam van het bureau op het rapport; die uit de instellingen van de plugin als u dit leeg laat.</translation>
    </message>
    <message>
        <location filename="../processing/load_layers.py"/>
        <source>The numbers of the maps, such as 1, 4 or 2E; map 2 includes 2A to 2F. All maps if none is chosen.</source>
        <translation>De nummers van de kaarten, zoals 1, 4 of 2E; kaart 2 omvat 2A tot en met 2F. Alle kaarten als er geen is gekozen.</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/sources_input.py"/>
        <source>The office's own file.</source>
        <translation>Het eigen bestand van het bureau.</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>The paragraph on provincial policy for the plan's explanatory memorandum, in Dutch, ready to paste</source>
        <translation>De paragraaf over provinciaal beleid voor de toelichting bij het plan, klaar om te plakken</translation>
    </message>
    <message>
        <location filename="../ui/whats_this.py"/>
        <source>The parts of the plan, each with its development type and outcome. Choose one or several to say what they are.</source>
        <translation>De delen van het plan, elk met ontwikkelingstype en uitkomst. Kies er een of meer om te zeggen wat het zijn.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>The parts of the plan: polygons, lines or points.</source>
        <translation>De delen van het plan: vlakken, lijnen of punten.</translation>
    </message>
    <message>
        <location filename="../ui/dock.py"/>
        <source>The plan has no findings at that spot.</source>
        <translation>Het plan heeft op die plek geen bevindingen.</translation>
    </message>
    <message>
        <location filename="../ui/store/plan_chooser.py"/>
        <source>The plans of this project: choose one, or type here to rename it</source>
        <translation>De plannen van dit project: kies er een, of typ hier een andere naam</translation>
    </message>
    <message>
        <location filename="../processing/assess_plans.py"/>
        <source>The plans with their outcome, the number of findings of each kind and the compensation.</source>
        <translation>De plannen met hun uitkomst, het aantal bevindingen van elke soort en de compensatie.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>The plans, each feature one: polygons, lines or points.</source>
        <translation>De plannen, elk object één: vlakken, lijnen of punten.</translation>
    </message>
    <message>
        <location filename="../processing/load_layers.py"/>
        <source>The project file {} can't be written: {}</source>
        <translation>Het projectbestand {} kan niet worden geschreven: {}</translation>
    </message>
    <message>
        <location filename="../processing/load_layers.py"/>
        <source>The project is changed but not saved; give PROJECT the name of a project file to keep the layers.</source>
        <translation>Het project is gewijzigd maar niet opgeslagen; geef PROJECT de naam van een projectbestand om de lagen te bewaren.</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/answers_input.py"/>
        <source>The questions that rules for this development type may ask. Whether they do depends on where the plan lies.</source>
        <translation>De vragen die regels voor dit ontwikkelingstype kunnen stellen. Of ze dat doen, hangt af van de ligging van het plan.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>The report as data, for scripts, comparison and replay.</source>
        <translation>Het rapport als gegevens, voor scripts, vergelijken en herhalen.</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>The report as data, to compare with later or to assess again</source>
        <translation>Het rapport als gegevens, om later mee te vergelijken of opnieuw te toetsen</translation>
    </message>
    <message>
        <location filename="../processing/replay_report.py"/>
        <source>The report as it is today.</source>
        <translation>Het rapport zoals het nu is.</translation>
    </message>
    <message>
        <location filename="../ui/report/report_task.py"/>
        <source>The report can't be made ({error}); the log “Plantoets” has the details.</source>
        <translation>Het rapport kan niet worden gemaakt ({error}); het logboek “Plantoets” heeft de bijzonderheden.</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>The report has been saved: {place}</source>
        <translation>Het rapport is opgeslagen: {place}</translation>
    </message>
    <message>
        <location filename="../ui/whats_this.py"/>
        <source>The report of this assessment, to read, to attach to the plan or to assess again later; and the layers it rests on.</source>
        <translation>Het rapport van deze toets, om te lezen, bij het plan te voegen of later opnieuw te toetsen; en de lagen waarop het rust.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>The report to attach to the plan.</source>
        <translation>Het rapport om bij het plan te voegen.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>The report to read and print, in one file.</source>
        <translation>Het rapport om te lezen en af te drukken, in één bestand.</translation>
    </message>
    <message>
        <location filename="../ui/result/question_list.py"/>
        <source>The rules ask nothing of this plan.</source>
        <translation>De regels stellen dit plan geen vragen.</translation>
    </message>
    <message>
        <location filename="../ui/whats_this.py"/>
        <source>The same assessment three ways: by finding, by question, and by core quality.</source>
        <translation>Dezelfde toets op drie manieren: per bevinding, per vraag en per kernkwaliteit.</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>The tables of the report, a CSV file each, in a folder that you choose</source>
        <translation>De tabellen van het rapport, elk als CSV-bestand, in een map die u kiest</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>The text is on the clipboard. What stands in [square brackets] is still to be shown.</source>
        <translation>De tekst staat op het klembord. Wat tussen [vierkante haken] staat, is nog aan te tonen of aan te vullen.</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_tree.py"/>
        <source>The uncertainty of the boundary decides whether this finding holds.</source>
        <translation>De onzekerheid van de grens beslist of deze bevinding geldt.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>The width of lines or the radius of points, in metres, when they are to be assessed as the area that they take. A field voetafdruk_m gives it per feature. Without it they are assessed as lines and points.</source>
        <translation>De breedte van lijnen of de straal van punten, in meters, als zij moeten worden getoetst als het vlak dat zij innemen. Een veld voetafdruk_m geeft het per object. Zonder worden zij als lijn en punt getoetst.</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_groups.py"/>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>There is a report as soon as a plan has been assessed.</source>
        <translation>Er is een rapport zodra een plan is getoetst.</translation>
    </message>
    <message>
        <location filename="../processing/load_layers.py"/>
        <source>There is no project to add the layers to: open one, or give PROJECT the name of a project file to write.</source>
        <translation>Er is geen project om de lagen aan toe te voegen: open er een, of geef PROJECT de naam van een te schrijven projectbestand.</translation>
    </message>
    <message>
        <location filename="../ui/sources/national_dialog.py"/>
        <source>These addresses were noted from public sources and have not been verified. Tick what you want to use and agree to its terms; then test the connection: only when that succeeds the layer is official.</source>
        <translation>Deze adressen zijn uit openbare bronnen opgetekend en niet gecontroleerd. Vink aan wat u wilt gebruiken en ga akkoord met de voorwaarden; test daarna de verbinding: pas als dat lukt is de laag officieel.</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <source>These facts bring in further rules; leave them unknown if they don't apply.</source>
        <translation>Deze gegevens brengen verdere regels in beeld; laat ze onbekend als ze niet spelen.</translation>
    </message>
    <message>
        <location filename="../ui/result/banner.py"/>
        <source>This plan has not been assessed.</source>
        <translation>Dit plan is niet getoetst.</translation>
    </message>
    <message>
        <location filename="../ui/report/office_box.py"/>
        <source>Those of the plugin</source>
        <translation>Die van de plugin</translation>
    </message>
    <message>
        <location filename="../ui/result/silent_rows.py"/>
        <source>Too small to count</source>
        <translation>Te klein om mee te tellen</translation>
    </message>
    <message>
        <location filename="../ui/sources/trial_task.py"/>
        <source>Trying the source failed unexpectedly ({error}); the log “Plantoets” has the details.</source>
        <translation>Het proberen van de bron mislukte onverwacht ({error}); het logboek ‘Plantoets’ geeft de details.</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_shapes.py"/>
        <source>Type a length in metres and a direction in degrees.</source>
        <translation>Typ een lengte in meters en een richting in graden.</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_shapes.py"/>
        <source>Type sizes in metres, more than nought.</source>
        <translation>Typ maten in meters, groter dan nul.</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_buttons.py"/>
        <source>Undo the last change of the plan</source>
        <translation>De laatste wijziging van het plan ongedaan maken</translation>
    </message>
    <message>
        <location filename="../ui/sources/national_dialog.py"/>
        <source>Use what is ticked</source>
        <translation>Gebruik wat is aangevinkt</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/model_source.py"/>
        <source>Value</source>
        <translation>Waarde</translation>
    </message>
    <message>
        <location filename="../ui/sources/source_form.py"/>
        <source>Vector data (*.gpkg *.shp *.geojson *.json *.gml *.fgb *.zip);;All files (*)</source>
        <translation>Vectorgegevens (*.gpkg *.shp *.geojson *.json *.gml *.fgb *.zip);;Alle bestanden (*)</translation>
    </message>
    <message>
        <location filename="../ui/sources/wording.py"/>
        <source>WFS</source>
        <translation>WFS</translation>
    </message>
    <message>
        <location filename="../ui/result/silent_rows.py"/>
        <source>Warnings</source>
        <translation>Waarschuwingen</translation>
    </message>
    <message>
        <location filename="../ui/plan/activities.py"/>
        <source>Water</source>
        <translation>Water</translation>
    </message>
    <message>
        <location filename="../ui/whats_this.py"/>
        <source>Ways to bring parts into the plan: draw, change corners, take features of a layer, or open a plan file.</source>
        <translation>Manieren om delen in het plan te brengen: tekenen, hoekpunten verslepen, objecten van een laag overnemen of een planbestand openen.</translation>
    </message>
    <message>
        <location filename="../ui/result/result_page.py"/>
        <source>What applies at a spot on the map</source>
        <translation>Wat er op een plek op de kaart geldt</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>What has been shown and what not; what is not answered stays open. Scripts give a JSON object or the path of a file: {"ser_ladder_doorlopen": true}.</source>
        <translation>Wat is aangetoond en wat niet; wat niet is beantwoord, blijft open. Scripts geven een JSON-object of het pad van een bestand: {"ser_ladder_doorlopen": true}.</translation>
    </message>
    <message>
        <location filename="../processing/replay_report.py"/>
        <source>What has changed and why, to read and print, in one file.</source>
        <translation>Wat er is veranderd en waarom, om te lezen en te printen, in één bestand.</translation>
    </message>
    <message>
        <location filename="../ui/whats_this.py"/>
        <source>What is on no map. Answer with yes, no or not known yet; the note goes into the report.</source>
        <translation>Wat op geen kaart staat. Antwoord met ja, nee of nog niet bekend; de notitie komt in het rapport.</translation>
    </message>
    <message>
        <location filename="../ui/plan/review_page.py"/>
        <source>What is ticked becomes parts of the plan</source>
        <translation>Wat aangevinkt is wordt plandeel</translation>
    </message>
    <message>
        <location filename="../ui/plan/activity_box.py"/>
        <source>What is to come here. Type a part of the name to search.</source>
        <translation>Wat hier komt. Typ een deel van de naam om te zoeken.</translation>
    </message>
    <message>
        <location filename="../ui/plan/review_page.py"/>
        <source>What is to come of “{kind}”?</source>
        <translation>Wat komt er op ‘{kind}’?</translation>
    </message>
    <message>
        <location filename="../ui/whats_this.py"/>
        <source>What is to come on this part. The rules that apply depend on it. Type a part of the name to search.</source>
        <translation>Wat er op dit deel komt. Daarvan hangt af welke regels gelden. Typ een deel van de naam om te zoeken.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>What is to come, the same everywhere. Leave it empty and choose a field where it differs. Scripts give its id: woningbouw_uitleg.</source>
        <translation>Wat er komt, overal hetzelfde. Laat het leeg en kies een veld waar het verschilt. Scripts geven het id: woningbouw_uitleg.</translation>
    </message>
    <message>
        <location filename="../ui/dock.py"/>
        <source>What is to come?</source>
        <translation>Wat komt er?</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>What it is about</source>
        <translation>Waar het over gaat</translation>
    </message>
    <message>
        <location filename="../ui/plan/review_tree.py"/>
        <source>What the file holds</source>
        <translation>Wat in het bestand staat</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>What the plan states about itself; what is not stated is unknown. Scripts give a JSON object or the path of a file: {"woningen": 40, "bodemingreep": true}.</source>
        <translation>Wat het plan over zichzelf opgeeft; wat niet is opgegeven, is onbekend. Scripts geven een JSON-object of het pad van een bestand: {"woningen": 40, "bodemingreep": true}.</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_panel.py"/>
        <source>What to type</source>
        <translation>Wat te typen</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <source>What was repaired, left out or assumed</source>
        <translation>Wat is hersteld, weggelaten of aangenomen</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_page.py"/>
        <location filename="../ui/toolbox/parameters_input.py"/>
        <source>What you don't know stays unknown, and keeps conditions open.</source>
        <translation>Wat u niet weet blijft onbekend, en houdt voorwaarden open.</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_groups.py"/>
        <location filename="../ui/result/quality_page.py"/>
        <source>Whole plan</source>
        <translation>Hele plan</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <location filename="../ui/result/finding_detail.py"/>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Why it could not be assessed</source>
        <translation>Waarom het niet kon worden getoetst</translation>
    </message>
    <message>
        <location filename="../ui/whats_this.py"/>
        <source>Why this finding holds: from the part through the zone, the measure or answer and the limit to the paragraph.</source>
        <translation>Waarom deze bevinding geldt: van het deel via het gebied, de maat of het antwoord en de grens naar de paragraaf.</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Why this type</source>
        <translation>Waarom dit type</translation>
    </message>
    <message>
        <location filename="../ui/plan/review_page.py"/>
        <source>Without development type: {n}. Choose one, or do it later.</source>
        <translation>Zonder ontwikkelingstype: {n}. Kies er een, of doe dat later.</translation>
    </message>
    <message>
        <location filename="../ui/result/question_row.py"/>
        <source>Write a note for the report</source>
        <translation>Een toelichting voor het rapport schrijven</translation>
    </message>
    <message>
        <location filename="../processing/load_layers.py"/>
        <source>Writes the layers to a new project file and leaves the open project alone; needed where no project is open.</source>
        <translation>Schrijft de lagen naar een nieuw projectbestand en laat het open project ongemoeid; nodig als er geen project open is.</translation>
    </message>
    <message>
        <location filename="../ui/result/question_row.py"/>
        <location filename="../ui/toolbox/answers_input.py"/>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <location filename="../ui/result/finding_groups.py"/>
        <source>Zone</source>
        <translation>Gebied</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>Zones</source>
        <translation>Gebieden</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_page.py"/>
        <source>Zoom to the chosen parts</source>
        <translation>Naar de gekozen delen zoomen</translation>
    </message>
    <message>
        <location filename="../ui/sources/source_form.py"/>
        <source>all features; or for example STATUS = 'definitief'</source>
        <translation>alle objecten; of bijvoorbeeld STATUS = 'definitief'</translation>
    </message>
    <message>
        <location filename="../ui/result/result_page.py"/>
        <source>and {n} more</source>
        <translation>en nog {n}</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>answer</source>
        <translation>antwoord</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_groups.py"/>
        <source>at {distance}</source>
        <translation>op {distance}</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_tree.py"/>
        <source>boundary</source>
        <translation>grens</translation>
    </message>
    <message>
        <location filename="../ui/sources/standing.py"/>
        <source>bundled sketch</source>
        <translation>meegeleverde schets</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <source>carbon dioxide (CO₂)</source>
        <translation>koolstofdioxide (CO₂)</translation>
    </message>
    <message>
        <location filename="../processing/check_catalogue.py"/>
        <source>check,validate,catalogue,policy,layers,YAML</source>
        <translation>controle,valideren,catalogus,beleid,lagen,YAML</translation>
    </message>
    <message>
        <location filename="../ui/sources/source_form.py"/>
        <source>choose a layer that is open in QGIS…</source>
        <translation>kies een laag die in QGIS open is…</translation>
    </message>
    <message>
        <location filename="../ui/sources/page.py"/>
        <source>choose below where the official data comes from.</source>
        <translation>kies hieronder waar de officiële gegevens vandaan komen.</translation>
    </message>
    <message>
        <location filename="../processing/compare_reports.py"/>
        <source>compare,difference,report,version,changes</source>
        <translation>vergelijken,verschil,rapport,versie,wijzigingen</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>compensation</source>
        <translation>compensatie</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <source>compressed air</source>
        <translation>perslucht</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>core quality</source>
        <translation>kernkwaliteit</translation>
    </message>
    <message>
        <location filename="../processing/output/result_layers.py"/>
        <source>could not be assessed</source>
        <translation>kon niet worden getoetst</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_panel.py"/>
        <source>direction (°)</source>
        <translation>richting (°)</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>error</source>
        <translation>fout</translation>
    </message>
    <message>
        <location filename="../ui/sources/source_form.py"/>
        <source>exact</source>
        <translation>exact</translation>
    </message>
    <message>
        <location filename="../ui/sources/standing.py"/>
        <source>failed</source>
        <translation>mislukt</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>finding changed</source>
        <translation>bevinding gewijzigd</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>finding gone</source>
        <translation>bevinding weg</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <source>green gas</source>
        <translation>groen gas</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_panel.py"/>
        <source>height (m)</source>
        <translation>hoogte (m)</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <source>high-grade</source>
        <translation>hoogwaardig</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <source>import,IMRO,GML,DXF,GeoPackage,zoning plan,environment plan,read</source>
        <translation>importeren,IMRO,GML,DXF,GeoPackage,bestemmingsplan,omgevingsplan,inlezen</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <source>injection water</source>
        <translation>injectiewater</translation>
    </message>
    <message>
        <location filename="../processing/engine.py"/>
        <source>it was not found</source>
        <translation>het is niet gevonden</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>layer</source>
        <translation>laag</translation>
    </message>
    <message>
        <location filename="../processing/load_layers.py"/>
        <source>layers,maps,provincial,legend,environmental vision,project</source>
        <translation>lagen,kaarten,provincie,legenda,omgevingsvisie,project</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_panel.py"/>
        <source>length (m)</source>
        <translation>lengte (m)</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <source>low-grade</source>
        <translation>laagwaardig</translation>
    </message>
    <message>
        <location filename="../ui/sources/source_form.py"/>
        <source>map {maps}</source>
        <translation>kaart {maps}</translation>
    </message>
    <message>
        <location filename="../ui/sources/standing.py"/>
        <source>missing</source>
        <translation>ontbreekt</translation>
    </message>
    <message>
        <location filename="../ui/sources/wording.py"/>
        <source>name of the collection</source>
        <translation>naam van de collectie</translation>
    </message>
    <message>
        <location filename="../ui/sources/wording.py"/>
        <source>name of the layer in the file; empty for the first</source>
        <translation>naam van de laag in het bestand; leeg voor de eerste</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <source>natural gas</source>
        <translation>aardgas</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>new finding</source>
        <translation>nieuwe bevinding</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <location filename="../ui/sources/preview.py"/>
        <source>no</source>
        <translation>nee</translation>
    </message>
    <message>
        <location filename="../ui/plan/review_tree.py"/>
        <source>no development type yet</source>
        <translation>nog geen ontwikkelingstype</translation>
    </message>
    <message>
        <location filename="../ui/result/result_page.py"/>
        <source>no finding</source>
        <translation>geen bevinding</translation>
    </message>
    <message>
        <location filename="../processing/output/result_layers.py"/>
        <source>no finding on it</source>
        <translation>geen bevinding daar</translation>
    </message>
    <message>
        <location filename="../ui/plan/footprint_field.py"/>
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>not assessed</source>
        <translation>niet getoetst</translation>
    </message>
    <message>
        <location filename="../ui/sources/standing.py"/>
        <source>not fetched yet</source>
        <translation>nog niet opgehaald</translation>
    </message>
    <message>
        <location filename="../ui/sources/field_table.py"/>
        <source>not in this source: counts as missing</source>
        <translation>niet in deze bron: telt als ontbrekend</translation>
    </message>
    <message>
        <location filename="../processing/output/result_layers.py"/>
        <source>not proposed</source>
        <translation>niet voorgesteld</translation>
    </message>
    <message>
        <location filename="../ui/result/quality_table.py"/>
        <source>not touched</source>
        <translation>niet geraakt</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/answers_input.py"/>
        <source>nothing answered</source>
        <translation>niets beantwoord</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/parameters_input.py"/>
        <source>nothing stated</source>
        <translation>niets opgegeven</translation>
    </message>
    <message>
        <location filename="../ui/sources/standing.py"/>
        <source>official</source>
        <translation>officieel</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <source>other</source>
        <translation>overig</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>outcome</source>
        <translation>uitkomst</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>overruled</source>
        <translation>terzijde gesteld</translation>
    </message>
    <message>
        <location filename="../ui/result/silent_rows.py"/>
        <source>part {title}</source>
        <translation>deel {title}</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_groups.py"/>
        <source>parts {parts}</source>
        <translation>delen {parts}</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>plan</source>
        <translation>plan</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>plan part</source>
        <translation>plandeel</translation>
    </message>
    <message>
        <location filename="../processing/assess_plan.py"/>
        <source>plan,assessment,policy,zoning,provincial interests,nature,compensation,environmental vision</source>
        <translation>plan,toets,toetsing,beleid,bestemmingsplan,provinciaal belang,natuur,compensatie,omgevingsvisie</translation>
    </message>
    <message>
        <location filename="../processing/assess_plans.py"/>
        <source>plan,batch,many plans,assessment,policy,screening,permits</source>
        <translation>plan,reeks,veel plannen,toetsing,beleid,screening,vergunningen</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>policy</source>
        <translation>beleid</translation>
    </message>
    <message>
        <location filename="../processing/output/result_layers.py"/>
        <source>proposed for assessment</source>
        <translation>voorgesteld voor toetsing</translation>
    </message>
    <message>
        <location filename="../ui/sources/wording.py"/>
        <source>provider: source, as QGIS writes it</source>
        <translation>provider: bron, zoals QGIS het schrijft</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_panel.py"/>
        <source>radius (m)</source>
        <translation>straal (m)</translation>
    </message>
    <message>
        <location filename="../processing/refresh_sources.py"/>
        <source>refresh,update,download,cache,official,WFS,ArcGIS,PostGIS,layers,sources</source>
        <translation>verversen,bijwerken,ophalen,kopie,officieel,WFS,ArcGIS,PostGIS,lagen,bronnen</translation>
    </message>
    <message>
        <location filename="../processing/replay_report.py"/>
        <source>replay,compare,again,report,changes,policy</source>
        <translation>opnieuw,herhalen,vergelijken,rapport,verschillen,beleid</translation>
    </message>
    <message>
        <location filename="../ui/sources/source_form.py"/>
        <source>rough (±25 m)</source>
        <translation>globaal (±25 m)</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <source>sand for concrete and masonry</source>
        <translation>beton- en metselzand</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <source>sand for raising land</source>
        <translation>ophoogzand</translation>
    </message>
    <message>
        <location filename="../ui/sources/wording.py"/>
        <source>schema.table (geometry column)</source>
        <translation>schema.tabel (geometriekolom)</translation>
    </message>
    <message>
        <location filename="../ui/sources/source_form.py"/>
        <source>sketch (±100 m)</source>
        <translation>schets (±100 m)</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/sources_input.py"/>
        <source>the bundled layers</source>
        <translation>de meegeleverde lagen</translation>
    </message>
    <message>
        <location filename="../ui/sources/field_table.py"/>
        <source>the field of the same name</source>
        <translation>het veld met dezelfde naam</translation>
    </message>
    <message>
        <location filename="../ui/result/quality_chart.py"/>
        <source>touched by a line or point</source>
        <translation>geraakt door een lijn of punt</translation>
    </message>
    <message>
        <location filename="../ui/sources/wording.py"/>
        <source>type name, such as natura2000:natura2000</source>
        <translation>typenaam, zoals natura2000:natura2000</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <source>unknown</source>
        <translation>onbekend</translation>
    </message>
    <message>
        <location filename="../processing/engine.py"/>
        <source>version {} was found</source>
        <translation>versie {} is gevonden</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>warning</source>
        <translation>waarschuwing</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <source>waste</source>
        <translation>afval</translation>
    </message>
    <message>
        <location filename="../ui/result/banner.py"/>
        <source>while you drag…</source>
        <translation>terwijl u sleept…</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_groups.py"/>
        <source>whole plan</source>
        <translation>hele plan</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_panel.py"/>
        <source>width (m)</source>
        <translation>breedte (m)</translation>
    </message>
    <message>
        <location filename="../ui/plan/typed_panel.py"/>
        <source>x y, or latitude longitude</source>
        <translation>x y, of breedte lengte</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <location filename="../ui/sources/preview.py"/>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <location filename="../ui/result/question_list.py"/>
        <source>{done} of {all} answered. An answer counts at once; the note goes into the report.</source>
        <translation>{done} van {all} beantwoord. Een antwoord telt meteen mee; de toelichting komt in het rapport.</translation>
    </message>
    <message>
        <location filename="../ui/report/report_page.py"/>
        <source>{file} (of the office)</source>
        <translation>{file} (van het bureau)</translation>
    </message>
    <message>
        <location filename="../ui/store/plan_chooser.py"/>
        <source>{name} (copy)</source>
        <translation>{name} (kopie)</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/answers_input.py"/>
        <source>{n} answered: {yes} × yes, {no} × no</source>
        <translation>{n} beantwoord: {yes} × ja, {no} × nee</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_intake.py"/>
        <source>{n} feature(s) without a usable geometry were left out.</source>
        <translation>{n} object(en) zonder bruikbare geometrie zijn weggelaten.</translation>
    </message>
    <message>
        <location filename="../ui/sources/page.py"/>
        <source>{n} features in and around the province</source>
        <translation>{n} objecten in en rond de provincie</translation>
    </message>
    <message>
        <location filename="../ui/dock.py"/>
        <source>{n} finding(s) at the spot you clicked.</source>
        <translation>{n} bevinding(en) op de plek waar u klikte.</translation>
    </message>
    <message>
        <location filename="../ui/plan/review_page.py"/>
        <source>{n} kinds</source>
        <translation>{n} soorten</translation>
    </message>
    <message>
        <location filename="../ui/add_layers.py"/>
        <source>{n} layers of the provincial maps are in the project, one map a group. Most are sketches; their names say so.</source>
        <translation>{n} lagen van de provinciale kaarten staan in het project, een kaart per groep. De meeste zijn schetsen; dat staat in hun naam.</translation>
    </message>
    <message>
        <location filename="../ui/plan/review_page.py"/>
        <source>{n} more remark(s)</source>
        <translation>Nog {n} opmerking(en)</translation>
    </message>
    <message>
        <location filename="../ui/plan/review_tree.py"/>
        <source>{n} object(s)</source>
        <translation>{n} object(en)</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_page.py"/>
        <source>{n} parts</source>
        <translation>{n} delen</translation>
    </message>
    <message>
        <location filename="../ui/result/banner.py"/>
        <source>{n} warnings</source>
        <translation>{n} waarschuwingen</translation>
    </message>
    <message>
        <location filename="../processing/output/results.py"/>
        <source>{outcome}: {n} findings</source>
        <translation>{outcome}: {n} bevindingen</translation>
    </message>
    <message>
        <location filename="../ui/result/outcome_chips.py"/>
        <source>{outcome}: {n}. Click to see only these.</source>
        <translation>{outcome}: {n}. Klik om alleen deze te zien.</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/sources_input.py"/>
        <source>{own} layers from this file, the other {others} bundled.</source>
        <translation>{own} lagen uit dit bestand, de andere {others} meegeleverd.</translation>
    </message>
    <message>
        <location filename="../ui/toolbox/sources_input.py"/>
        <source>{own} layers from this file; the other {others} count as missing.</source>
        <translation>{own} lagen uit dit bestand; de andere {others} tellen als ontbrekend.</translation>
    </message>
    <message>
        <location filename="../ui/dock.py"/>
        <source>{parts} without development type: not assessed</source>
        <translation>{parts} zonder ontwikkelingstype: niet getoetst</translation>
    </message>
    <message>
        <location filename="../ui/result/banner.py"/>
        <source>{passages} to judge yourself</source>
        <translation>{passages} zelf te beoordelen</translation>
    </message>
    <message>
        <location filename="../ui/result/banner.py"/>
        <source>{questions} open</source>
        <translation>{questions} open</translation>
    </message>
    <message>
        <location filename="../ui/result/banner.py"/>
        <source>{rules} not assessed</source>
        <translation>{rules} niet getoetst</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_detail.py"/>
        <source>{rule} (part {part}): {reason}</source>
        <translation>{rule} (deel {part}): {reason}</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <source>{title}: {minimum} to {maximum}{unit}</source>
        <translation>{title}: {minimum} tot en met {maximum}{unit}</translation>
    </message>
    <message>
        <location filename="../ui/plan/parameter_form.py"/>
        <source>{title}: {minimum}{unit} or more</source>
        <translation>{title}: {minimum}{unit} of meer</translation>
    </message>
    <message>
        <location filename="../processing/refresh_sources.py"/>
        <source>{title}: {n} features</source>
        <translation>{title}: {n} objecten</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_detail.py"/>
        <source>{who}, about {about}</source>
        <translation>{who}, over {about}</translation>
    </message>
    <message>
        <location filename="../ui/result/question_row.py"/>
        <source>{who}, with: {evidence}</source>
        <translation>{who}, met: {evidence}</translation>
    </message>
    <message>
        <location filename="../processing/check_catalogue.py"/>
        <source>{} errors, {} warnings</source>
        <translation>{} fouten, {} waarschuwingen</translation>
    </message>
    <message>
        <location filename="../processing/load_layers.py"/>
        <source>{} layers added, {} left out</source>
        <translation>{} lagen toegevoegd, {} overgeslagen</translation>
    </message>
    <message>
        <location filename="../processing/import_plan.py"/>
        <source>{} objects are no areas and were left out; ask for {} to have them.</source>
        <translation>{} objecten zijn geen vlak en zijn weggelaten; vraag om {} om ze te krijgen.</translation>
    </message>
    <message>
        <location filename="../processing/output/column_words.py"/>
        <source>§</source>
        <translation>§</translation>
    </message>
    <message>
        <location filename="../ui/store/plan_chooser.py"/>
        <source>“{name}” has been deleted. Undo brings it back.</source>
        <translation>“{name}” is verwijderd. Ongedaan maken haalt het terug.</translation>
    </message>
    <message>
        <location filename="../ui/store/recovery.py"/>
        <source>“{plan}” and {n} more</source>
        <translation>“{plan}” en nog {n}</translation>
    </message>
    <message>
        <location filename="../ui/result/finding_detail.py"/>
        <source>⇔ The boundary decides: this finding turns when it moves {distance}</source>
        <translation>⇔ De grens beslist: deze bevinding kantelt als zij {distance} verschuift</translation>
    </message>
</context>
</TS>
