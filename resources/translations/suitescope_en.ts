<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>DoctorText</name>
    <message numerus="yes">
        <source>%Ln record types</source>
        <translation>
            <numerusform>%Ln record type</numerusform>
            <numerusform>%Ln record types</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days left</source>
        <translation>
            <numerusform>%Ln day left</numerusform>
            <numerusform>%Ln days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <translation>
            <numerusform>%Ln minute ago</numerusform>
            <numerusform>%Ln minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <translation>
            <numerusform>%Ln hour ago</numerusform>
            <numerusform>%Ln hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::CellViewer</name>
    <message numerus="yes">
        <source>%1 characters</source>
        <translation>
            <numerusform>%1 character</numerusform>
            <numerusform>%1 characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::CertificateLine</name>
    <message numerus="yes">
        <source>The certificate ends on %1, %n day(s) left</source>
        <translation>
            <numerusform>The certificate ends on %1, %n day left</numerusform>
            <numerusform>The certificate ends on %1, %n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>today, %n day(s) left</source>
        <translation>
            <numerusform>today, %n day left</numerusform>
            <numerusform>today, %n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::KeySummary</name>
    <message numerus="yes">
        <source>%n day(s), the longest NetSuite accepts</source>
        <translation>
            <numerusform>%n day, the longest NetSuite accepts</numerusform>
            <numerusform>%n days, the longest NetSuite accepts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::LadderView</name>
    <message numerus="yes">
        <source>%n failed sign-in(s) of 5. At five NetSuite locks the user for 30 minutes.</source>
        <translation>
            <numerusform>%n failed sign-in of 5. At five NetSuite locks the user for 30 minutes.</numerusform>
            <numerusform>%n failed sign-ins of 5. At five NetSuite locks the user for 30 minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) wait</source>
        <translation>
            <numerusform>%n check waits</numerusform>
            <numerusform>%n checks wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::QueryCommand</name>
    <message numerus="yes">
        <source>%n row(s) in %1.</source>
        <translation>
            <numerusform>%n row in %1.</numerusform>
            <numerusform>%n rows in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::QuerySheet</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) in flight</source>
        <translation>
            <numerusform>%n request in flight</numerusform>
            <numerusform>%n requests in flight</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::RecordView</name>
    <message numerus="yes">
        <source>%1, %2 lines</source>
        <translation>
            <numerusform>%1, %2 line</numerusform>
            <numerusform>%1, %2 lines</numerusform>
        </translation>
    </message>
</context>
</TS>
