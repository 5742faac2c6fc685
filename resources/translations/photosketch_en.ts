<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActionWords</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message numerus="yes">
        <source>%n suggestion(s) refused</source>
        <translation>
            <numerusform>%n suggestion refused</numerusform>
            <numerusform>%n suggestions refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) accepted</source>
        <translation>
            <numerusform>%n suggestion accepted</numerusform>
            <numerusform>%n suggestions accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{0}” tagged on %n photo(s)</source>
        <translation>
            <numerusform>“{0}” tagged on %n photo</numerusform>
            <numerusform>“{0}” tagged on %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message numerus="yes">
        <source>%n new file(s)</source>
        <translation>
            <numerusform>%n new file</numerusform>
            <numerusform>%n new files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new photo(s)</source>
        <translation>
            <numerusform>%n new photo</numerusform>
            <numerusform>%n new photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaptionBar</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChooseTags</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message numerus="yes">
        <source>Paste tags on %n photo(s)</source>
        <translation>
            <numerusform>Paste tags on %n photo</numerusform>
            <numerusform>Paste tags on %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply to all %n photo(s) of the set</source>
        <translation>
            <numerusform>Apply to all %n photo of the set</numerusform>
            <numerusform>Apply to all %n photos of the set</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoubtLine</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message numerus="yes">
        <source>%n photo(s) added to the set</source>
        <translation>
            <numerusform>%n photo added to the set</numerusform>
            <numerusform>%n photos added to the set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) tagged “{name}”</source>
        <translation>
            <numerusform>%n photo tagged “{name}”</numerusform>
            <numerusform>%n photos tagged “{name}”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileSection</name>
    <message numerus="yes">
        <source>and %n more file(s)</source>
        <translation>
            <numerusform>and %n more file</numerusform>
            <numerusform>and %n more files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message numerus="yes">
        <source>Redo %n step(s)</source>
        <translation>
            <numerusform>Redo %n step</numerusform>
            <numerusform>Redo %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo %n step(s)</source>
        <translation>
            <numerusform>Undo %n step</numerusform>
            <numerusform>Undo %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormHead</name>
    <message numerus="yes">
        <source>%n set(s) at once</source>
        <translation>
            <numerusform>%n set at once</numerusform>
            <numerusform>%n sets at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edit all %n sets</source>
        <translation>
            <numerusform>Edit all %n sets</numerusform>
            <numerusform>Edit all %n sets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuessPainter</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuessRows</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeaderWords</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message numerus="yes">
        <source>%n photo(s) imported</source>
        <translation>
            <numerusform>%n photo imported</numerusform>
            <numerusform>%n photos imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read</source>
        <translation>
            <numerusform>%n file could not be read</numerusform>
            <numerusform>%n files could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) are damaged</source>
        <translation>
            <numerusform>%n photo is damaged</numerusform>
            <numerusform>%n photos are damaged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inventory</name>
    <message numerus="yes">
        <source>%n photo(s) added to the set</source>
        <translation>
            <numerusform>%n photo added to the set</numerusform>
            <numerusform>%n photos added to the set</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeaningDialog</name>
    <message numerus="yes">
        <source>What are these %n word(s)?</source>
        <translation>
            <numerusform>What are these %n word?</numerusform>
            <numerusform>What are these %n words?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the tags of %n photo(s)</source>
        <translation>
            <numerusform>the tags of %n photo</numerusform>
            <numerusform>the tags of %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NothingWords</name>
    <message numerus="yes">
        <source>Nothing new: %n photo(s) already in the library.</source>
        <translation>
            <numerusform>Nothing new: %n photo already in the library.</numerusform>
            <numerusform>Nothing new: %n photos already in the library.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) that you removed earlier would come back.</source>
        <translation>
            <numerusform>%n photo that you removed earlier would come back.</numerusform>
            <numerusform>%n photos that you removed earlier would come back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) gone from the disk; the photos stay.</source>
        <translation>
            <numerusform>%n file gone from the disk; the photos stay.</numerusform>
            <numerusform>%n files gone from the disk; the photos stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasswordsDialog</name>
    <message numerus="yes">
        <source>The password did not open %n archive(s).</source>
        <translation>
            <numerusform>The password did not open %n archive.</numerusform>
            <numerusform>The password did not open %n archives.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoCommands</name>
    <message numerus="yes">
        <source>%n photo(s) removed from the library</source>
        <translation>
            <numerusform>%n photo removed from the library</numerusform>
            <numerusform>%n photos removed from the library</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) copied</source>
        <translation>
            <numerusform>%n file copied</numerusform>
            <numerusform>%n files copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotosModel</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PicturePane</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message numerus="yes">
        <source>The password did not open %n archive(s).</source>
        <translation>
            <numerusform>The password did not open %n archive.</numerusform>
            <numerusform>The password did not open %n archives.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln photo(s)</source>
        <translation>
            <numerusform>Import %Ln photo</numerusform>
            <numerusform>Import %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message numerus="yes">
        <source>%n set(s)</source>
        <translation>
            <numerusform>%n set</numerusform>
            <numerusform>%n sets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PortraitsModel</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemoveSetDialog</name>
    <message numerus="yes">
        <source>The set and its %n photo(s)</source>
        <translation>
            <numerusform>The set and its %n photo</numerusform>
            <numerusform>The set and its %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the captions of %n photo(s)</source>
        <translation>
            <numerusform>in the captions of %n photo</numerusform>
            <numerusform>in the captions of %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message numerus="yes">
        <source>%n file(s) could not be added</source>
        <translation>
            <numerusform>%n file could not be added</numerusform>
            <numerusform>%n files could not be added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) added although the file is damaged</source>
        <translation>
            <numerusform>%n photo added although the file is damaged</numerusform>
            <numerusform>%n photos added although the file is damaged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedSearches</name>
    <message numerus="yes">
        <source>%n search(es) written to {file}</source>
        <translation>
            <numerusform>%n search(es) written to {file}</numerusform>
            <numerusform>%n search(es) written to {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n search(es) brought in</source>
        <translation>
            <numerusform>%n search(es) brought in</numerusform>
            <numerusform>%n search(es) brought in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetSection</name>
    <message numerus="yes">
        <source>Mixed: %n set(s)</source>
        <translation>
            <numerusform>Mixed: %n set</numerusform>
            <numerusform>Mixed: %n sets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message numerus="yes">
        <source>The %n selected photo(s)</source>
        <translation>
            <numerusform>The %n selected photo</numerusform>
            <numerusform>The %n selected photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to %n photo(s) go with it.</source>
        <translation>
            <numerusform>Up to %n photo go with it.</numerusform>
            <numerusform>Up to %n photos go with it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SuggestionsPage</name>
    <message numerus="yes">
        <source>%n suggestion(s) selected</source>
        <translation>
            <numerusform>%n suggestion selected</numerusform>
            <numerusform>%n suggestions selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message numerus="yes">
        <source>%n archive(s) need a password…</source>
        <translation>
            <numerusform>%n archive needs a password…</numerusform>
            <numerusform>%n archives need a password…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed earlier</source>
        <translation>
            <numerusform>%n removed earlier</numerusform>
            <numerusform>%n removed earlier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known photo(s) with news</source>
        <translation>
            <numerusform>%n known photo with news</numerusform>
            <numerusform>%n known photos with news</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) gone from the disk</source>
        <translation>
            <numerusform>%n file gone from the disk</numerusform>
            <numerusform>%n files gone from the disk</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagBar</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagSections</name>
    <message numerus="yes">
        <source>Click to tag the other %n photo(s) too</source>
        <translation>
            <numerusform>Click to tag the other %n photo too</numerusform>
            <numerusform>Click to tag the other %n photos too</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TellingWords</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set(s)</source>
        <translation>
            <numerusform>%n set</numerusform>
            <numerusform>%n sets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>Rate %n star(s)</source>
        <translation>
            <numerusform>Rate %n star</numerusform>
            <numerusform>Rate %n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n photo(s)</source>
        <translation>
            <numerusform>Remove %n photo</numerusform>
            <numerusform>Remove %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import of %n photo(s)</source>
        <translation>
            <numerusform>Import of %n photo</numerusform>
            <numerusform>Import of %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Wording</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
</TS>