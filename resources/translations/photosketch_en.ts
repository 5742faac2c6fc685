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
        <source>%Ln suggestion(s) refused</source>
        <translation>
            <numerusform>%Ln suggestion refused</numerusform>
            <numerusform>%Ln suggestions refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestion(s) accepted</source>
        <translation>
            <numerusform>%Ln suggestion accepted</numerusform>
            <numerusform>%Ln suggestions accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{0}” tagged on %Ln photo(s)</source>
        <translation>
            <numerusform>“{0}” tagged on %Ln photo</numerusform>
            <numerusform>“{0}” tagged on %Ln photos</numerusform>
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
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
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
        <source>Paste tags on %Ln photo(s)</source>
        <translation>
            <numerusform>Paste tags on %Ln photo</numerusform>
            <numerusform>Paste tags on %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply to all %Ln photo(s) of the set</source>
        <translation>
            <numerusform>Apply to all %Ln photo of the set</numerusform>
            <numerusform>Apply to all %Ln photos of the set</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message numerus="yes">
        <source>All %Ln photo(s) stay in sight</source>
        <translation>
            <numerusform>All %Ln photo stay in sight</numerusform>
            <numerusform>All %Ln photos stay in sight</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln behind it</source>
        <translation>
            <numerusform>%Ln behind it</numerusform>
            <numerusform>%Ln behind it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in the trash</source>
        <translation>
            <numerusform>%Ln in the trash</numerusform>
            <numerusform>%Ln in the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln by itself</source>
        <translation>
            <numerusform>%Ln by itself</numerusform>
            <numerusform>%Ln by itself</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoubtLine</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message numerus="yes">
        <source>%Ln photo(s) added to the set</source>
        <translation>
            <numerusform>%Ln photo added to the set</numerusform>
            <numerusform>%Ln photos added to the set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) tagged “{name}”</source>
        <translation>
            <numerusform>%Ln photo tagged “{name}”</numerusform>
            <numerusform>%Ln photos tagged “{name}”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message numerus="yes">
        <source>Look at %Ln doubtful group(s)</source>
        <translation>
            <numerusform>Look at %Ln doubtful group</numerusform>
            <numerusform>Look at %Ln doubtful groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message numerus="yes">
        <source>%Ln frame(s)</source>
        <translation>
            <numerusform>%Ln frame</numerusform>
            <numerusform>%Ln frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileSection</name>
    <message numerus="yes">
        <source>and %Ln more file(s)</source>
        <translation>
            <numerusform>and %Ln more file</numerusform>
            <numerusform>and %Ln more files</numerusform>
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
        <source>%Ln set(s) at once</source>
        <translation>
            <numerusform>%Ln set at once</numerusform>
            <numerusform>%Ln sets at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edit all %Ln sets</source>
        <translation>
            <numerusform>Edit all %Ln sets</numerusform>
            <numerusform>Edit all %Ln sets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuessPainter</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuessRows</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeaderWords</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message numerus="yes">
        <source>%Ln photo(s) imported</source>
        <translation>
            <numerusform>%Ln photo imported</numerusform>
            <numerusform>%Ln photos imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read</source>
        <translation>
            <numerusform>%Ln file could not be read</numerusform>
            <numerusform>%Ln files could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are damaged</source>
        <translation>
            <numerusform>%Ln photo is damaged</numerusform>
            <numerusform>%Ln photos are damaged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inventory</name>
    <message numerus="yes">
        <source>%Ln photo(s) added to the set</source>
        <translation>
            <numerusform>%Ln photo added to the set</numerusform>
            <numerusform>%Ln photos added to the set</numerusform>
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
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the tags of %Ln photo(s)</source>
        <translation>
            <numerusform>the tags of %Ln photo</numerusform>
            <numerusform>the tags of %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NothingWords</name>
    <message numerus="yes">
        <source>Nothing new: %Ln photo(s) already in the library.</source>
        <translation>
            <numerusform>Nothing new: %Ln photo already in the library.</numerusform>
            <numerusform>Nothing new: %Ln photos already in the library.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) gone from the disk; the photos stay.</source>
        <translation>
            <numerusform>%Ln file gone from the disk; the photos stay.</numerusform>
            <numerusform>%Ln files gone from the disk; the photos stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) that you removed earlier would come back.</source>
        <translation>
            <numerusform>%Ln photo that you removed earlier would come back.</numerusform>
            <numerusform>%Ln photos that you removed earlier would come back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutsideCommands</name>
    <message numerus="yes">
        <source>%Ln path(s) copied</source>
        <translation>
            <numerusform>%Ln path copied</numerusform>
            <numerusform>%Ln paths copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutsideDialog</name>
    <message numerus="yes">
        <source>Move %Ln file(s) outside the library to the trash?</source>
        <translation>
            <numerusform>Move %Ln file outside the library to the trash?</numerusform>
            <numerusform>Move %Ln files outside the library to the trash?</numerusform>
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
        <source>%Ln photo(s) removed from the library</source>
        <translation>
            <numerusform>%Ln photo removed from the library</numerusform>
            <numerusform>%Ln photos removed from the library</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) copied</source>
        <translation>
            <numerusform>%Ln file copied</numerusform>
            <numerusform>%Ln files copied</numerusform>
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
    <message numerus="yes">
        <source>%Ln other(s) of the same picture behind it</source>
        <translation>
            <numerusform>%Ln other of the same picture behind it</numerusform>
            <numerusform>%Ln others of the same picture behind it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln variant(s)</source>
        <translation>
            <numerusform>%Ln variant</numerusform>
            <numerusform>%Ln variants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PicturePane</name>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
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
        <source>%Ln set(s)</source>
        <translation>
            <numerusform>%Ln set</numerusform>
            <numerusform>%Ln sets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PortraitsModel</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemoveSetDialog</name>
    <message numerus="yes">
        <source>The set and its %Ln photo(s)</source>
        <translation>
            <numerusform>The set and its %Ln photo</numerusform>
            <numerusform>The set and its %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln place</numerusform>
            <numerusform>%Ln places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the captions of %Ln photo(s)</source>
        <translation>
            <numerusform>in the captions of %Ln photo</numerusform>
            <numerusform>in the captions of %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message numerus="yes">
        <source>%Ln file(s) could not be added</source>
        <translation>
            <numerusform>%Ln file could not be added</numerusform>
            <numerusform>%Ln files could not be added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) added although the file is damaged</source>
        <translation>
            <numerusform>%Ln photo added although the file is damaged</numerusform>
            <numerusform>%Ln photos added although the file is damaged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleDialog</name>
    <message numerus="yes">
        <source>Decide %Ln group(s)</source>
        <translation>
            <numerusform>Decide %Ln group</numerusform>
            <numerusform>Decide %Ln groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message numerus="yes">
        <source>%Ln group(s) decided</source>
        <translation>
            <numerusform>%Ln group decided</numerusform>
            <numerusform>%Ln groups decided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) hidden behind the best</source>
        <translation>
            <numerusform>%Ln photo hidden behind the best</numerusform>
            <numerusform>%Ln photos hidden behind the best</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln by more pixels</source>
        <translation>
            <numerusform>%Ln by more pixels</numerusform>
            <numerusform>%Ln by more pixels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln by a better source</source>
        <translation>
            <numerusform>%Ln by a better source</numerusform>
            <numerusform>%Ln by a better source</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln by JPEG quality</source>
        <translation>
            <numerusform>%Ln by JPEG quality</numerusform>
            <numerusform>%Ln by JPEG quality</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln by bytes</source>
        <translation>
            <numerusform>%Ln by bytes</numerusform>
            <numerusform>%Ln by bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln since only one is whole</source>
        <translation>
            <numerusform>%Ln since only one is whole</numerusform>
            <numerusform>%Ln since only one is whole</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln by a known date</source>
        <translation>
            <numerusform>%Ln by a known date</numerusform>
            <numerusform>%Ln by a known date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s): nothing tells the best copy</source>
        <translation>
            <numerusform>%Ln group: nothing tells the best copy</numerusform>
            <numerusform>%Ln groups: nothing tells the best copy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s): only maybe the same picture</source>
        <translation>
            <numerusform>%Ln group: only maybe the same picture</numerusform>
            <numerusform>%Ln groups: only maybe the same picture</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s): one moves, another is still</source>
        <translation>
            <numerusform>%Ln group: one moves, another is still</numerusform>
            <numerusform>%Ln groups: one moves, another is still</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s): files outside the library</source>
        <translation>
            <numerusform>%Ln group: files outside the library</numerusform>
            <numerusform>%Ln groups: files outside the library</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s): told apart or put off before</source>
        <translation>
            <numerusform>%Ln group: told apart or put off before</numerusform>
            <numerusform>%Ln groups: told apart or put off before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s): the best copy's file is not there</source>
        <translation>
            <numerusform>%Ln group: the best copy's file is not there</numerusform>
            <numerusform>%Ln groups: the best copy's file is not there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) to the trash, {size}</source>
        <translation>
            <numerusform>%Ln photo to the trash, {size}</numerusform>
            <numerusform>%Ln photos to the trash, {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s) decided; others were answered meanwhile</source>
        <translation>
            <numerusform>%Ln group decided; others were answered meanwhile</numerusform>
            <numerusform>%Ln groups decided; others were answered meanwhile</numerusform>
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
    <name>Saying</name>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln persons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phrase(s)</source>
        <translation>
            <numerusform>%Ln phrase</numerusform>
            <numerusform>%Ln phrases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln caption(s)</source>
        <translation>
            <numerusform>%Ln caption</numerusform>
            <numerusform>%Ln captions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these files are no longer there.</source>
        <translation>
            <numerusform>%Ln of these files are no longer there.</numerusform>
            <numerusform>%Ln of these files are no longer there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetSection</name>
    <message numerus="yes">
        <source>Mixed: %Ln set(s)</source>
        <translation>
            <numerusform>Mixed: %Ln set</numerusform>
            <numerusform>Mixed: %Ln sets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln selected photo(s)</source>
        <translation>
            <numerusform>The %Ln selected photo</numerusform>
            <numerusform>The %Ln selected photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to %Ln photo(s) go with it.</source>
        <translation>
            <numerusform>Up to %Ln photo go with it.</numerusform>
            <numerusform>Up to %Ln photos go with it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SuggestionsPage</name>
    <message numerus="yes">
        <source>%Ln suggestion(s) selected</source>
        <translation>
            <numerusform>%Ln suggestion selected</numerusform>
            <numerusform>%Ln suggestions selected</numerusform>
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
        <source>%Ln file(s) gone from the disk</source>
        <translation>
            <numerusform>%Ln file gone from the disk</numerusform>
            <numerusform>%Ln files gone from the disk</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagBar</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagSections</name>
    <message numerus="yes">
        <source>Click to tag the other %Ln photo(s) too</source>
        <translation>
            <numerusform>Click to tag the other %Ln photo too</numerusform>
            <numerusform>Click to tag the other %Ln photos too</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep best, hide the other(s)</source>
        <translation>
            <numerusform>Keep best, hide the other</numerusform>
            <numerusform>Keep best, hide the others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) may be as good</source>
        <translation>
            <numerusform>%Ln other may be as good</numerusform>
            <numerusform>%Ln others may be as good</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TellingWords</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set(s)</source>
        <translation>
            <numerusform>%Ln set</numerusform>
            <numerusform>%Ln sets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VariantBadge</name>
    <message numerus="yes">
        <source>%Ln photo(s) of this picture (V)</source>
        <translation>
            <numerusform>%Ln photo of this picture (V)</numerusform>
            <numerusform>%Ln photos of this picture (V)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VariantCommands</name>
    <message numerus="yes">
        <source>%Ln photo(s) behind the best one</source>
        <translation>
            <numerusform>%Ln photo behind the best one</numerusform>
            <numerusform>%Ln photos behind the best one</numerusform>
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
        <source>Remove %Ln photo(s)</source>
        <translation>
            <numerusform>Remove %Ln photo</numerusform>
            <numerusform>Remove %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import of %Ln photo(s)</source>
        <translation>
            <numerusform>Import of %Ln photo</numerusform>
            <numerusform>Import of %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Wording</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
</TS>