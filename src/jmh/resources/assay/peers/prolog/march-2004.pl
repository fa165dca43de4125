% March 2004 in Prolog: what facts show of each criterion, which criteria are met, which grades that makes.
%
%     swipl -f none march-2004.pl FOLDER
%
% decides every file of the folder in the order of their names, and prints a line of each. A file says shows(Fact, Kind) and,
% for each value, field(Fact, Field, Value).

:- initialization(main, main).
:- dynamic shows/2, field/3.

main([Folder]) :-
    directory_files(Folder, Names),
    msort(Names, Sorted),
    forall(( member(Name, Sorted), file_name_extension(_, pl, Name) ),
           ( directory_file_path(Folder, Name, File), read_facts(File), decide )).

read_facts(File) :-
    retractall(shows(_, _)),
    retractall(field(_, _, _)),
    setup_call_cleanup(open(File, read, In, [encoding(utf8)]), assert_all(In), close(In)).

assert_all(In) :-
    read(In, Fact),
    (   Fact == end_of_file
    ->  true
    ;   assertz(Fact),
        assert_all(In)
    ).

decide :-
    findall(Criterion, met(Criterion), Met),
    findall(Grade-Weight, ( requirement(Requirement, Weight), grade(Requirement, Met, Grade) ), Graded),
    pairs_keys(Graded, Grades),
    aggregate_all(sum(Weight * Worth), ( member(Grade-Weight, Graded), worth(Grade, Worth) ), Hundredths),
    Score is Hundredths / 800,
    atomic_list_concat(Grades, ',', Line),
    format("~w:~w~n", [Line, Score]).

% ------------------------------------------------------------------ grades

worth('Well Behind', 98).
worth('Bit Behind', 199).
worth('On Course', 300).
worth('Well Ahead', 401).

grade(Requirement, Met, Grade) :-
    (   minimums(Requirement, Minimums), subset(Minimums, Met)
    ->  (   further(Requirement, Improvement), memberchk(Improvement, Met),
            forall(condition(Requirement, Condition), memberchk(Condition, Met))
        ->  Grade = 'Well Ahead'
        ;   Grade = 'On Course'
        )
    ;   minimums(Requirement, Minimums), half(Minimums, Met)
    ->  Grade = 'Bit Behind'
    ;   Grade = 'Well Behind'
    ).

half(Minimums, Met) :-
    intersection(Minimums, Met, Those),
    length(Minimums, All),
    length(Those, Some),
    2 * Some >= All.

% requirement(Requirement, Weight)
requirement('R2', 1).
requirement('R3-4', 2).
requirement('R5', 1).
requirement('R6', 1).
requirement('R7', 1).
requirement('R8', 1).
requirement('R9', 1).

% One of the lists, where there are two routes.
minimums('R2', ['R2.M1', 'R2.M2']).
minimums('R3-4', ['R3-4.M1', 'R3-4.M2', 'R3-4.M3', 'R3-4.M4']).
minimums('R5', ['R5.M1', 'R5.M2']).
minimums('R6', ['R6.A1', 'R6.A2']).
minimums('R6', ['R6.B1', 'R6.B2']).
minimums('R7', ['R7.M1', 'R7.M2', 'R7.M3', 'R7.M4']).
minimums('R8', ['R8.M1', 'R8.M2']).
minimums('R9', ['R9.M1', 'R9.M2']).

further('R2', 'R2.F1').
further('R2', 'R2.F2').
further('R3-4', 'R3-4.F1').
further('R3-4', 'R3-4.F2').
further('R3-4', 'R3-4.F3').
further('R3-4', 'R3-4.F4').
further('R3-4', 'R3-4.F5').
further('R5', 'R5.F1').
further('R5', 'R5.F2').
further('R5', 'R5.F3').
further('R6', 'R6.F1').
further('R6', 'R6.F2').
further('R6', 'R6.F3').
further('R7', 'R7.F1').
further('R7', 'R7.F2').
further('R7', 'R7.F3').
further('R8', 'R8.F1').
further('R8', 'R8.F2').
further('R9', 'R9.F1').

condition('R3-4', 'R3-4.W1').

% ------------------------------------------------------------------ criteria

met(Criterion) :-
    criterion(Criterion, Needed),
    (   Needed = all(Parts)
    ->  forall(member(Part, Parts), shown(Criterion, Part))
    ;   Needed = some(Number, Parts),
        findall(Part, limit(Number, ( member(Part, Parts), shown(Criterion, Part) )), Shown),
        length(Shown, Number)
    ).
met('R5.M2') :-
    sectors(Sectors),
    (   forall(member(Sector, Sectors), shown('R5.M1', Sector))
    ->  forall(member(Sector, Sectors), shown('R5.M2', Sector))
    ;   shown('R5.M2', _)
    ).

shown(Criterion, Part) :-
    once(shows(Criterion, _, Part)).

sectors([health, education, 'social care']).

criterion('R2.M1', all([assessment, 'risk factors', 'thresholds and eligibility', health, education, 'social care'])).
criterion('R2.M2', all(Sectors)) :- sectors(Sectors).
criterion('R2.F1', all([shown])).
criterion('R2.F2', all([shown])).
criterion('R3-4.M1', some(2, ['eligibility criteria', 'geographical location', 'referral procedures'])).
criterion('R3-4.M2', all([health, education, 'social care', 'voluntary organisations', 'comprehensive listing'])).
criterion('R3-4.M3', all([shown])).
criterion('R3-4.M4', all([shown])).
criterion('R3-4.W1', all(['eligibility criteria', 'geographical location', 'referral procedures'])).
criterion('R3-4.F1', all([shown])).
criterion('R3-4.F2', all([shown])).
criterion('R3-4.F3', all([shown])).
criterion('R3-4.F4', all(['children and young people', families])).
criterion('R3-4.F5', all([need, 'another way'])).
criterion('R5.M1', all(Sectors)) :- sectors(Sectors).
criterion('R5.F1', all([shown])).
criterion('R5.F2', all(['children and young people', families])).
criterion('R5.F3', all([health, education, 'social care', 'children and young people', families])).
criterion('R6.A1', all(Sectors)) :- sectors(Sectors).
criterion('R6.A2', all(Sectors)) :- sectors(Sectors).
criterion('R6.B1', all(Sectors)) :- sectors(Sectors).
criterion('R6.B2', all([shown])).
criterion('R6.F1', some(2, ['district council', police, probation, 'youth offending team', connexions, 'voluntary sector',
                            housing, 'early years', 'sure start', 'childrens fund'])).
criterion('R6.F2', all([shown])).
criterion('R6.F3', all([shown])).
criterion('R7.M1', all(['obtaining consent', 'documenting consent', 'within agencies', 'between agencies'])).
criterion('R7.M2', all([shown])).
criterion('R7.M3', all(Sectors)) :- sectors(Sectors).
criterion('R7.M4', all(Parts)) :-
    findall(Material-Sector,
            ( member(Material, ['consent guidance', 'consent forms']), sectors(Sectors), member(Sector, Sectors) ),
            Parts).
criterion('R7.F1', all([shown])).
criterion('R7.F2', all([practitioners, 'children and young people', families])).
criterion('R7.F3', all([shown])).
criterion('R8.M1', some(2, ['culture change', 'professional practice', 'it provision', resources,
                            'practitioner time and roles', 'data responsibility and ownership', 'systems needed',
                            'how information is shared'])).
criterion('R8.M2', all(Sectors)) :- sectors(Sectors).
criterion('R8.F1', all([shown])).
criterion('R8.F2', some(2, [health, education, 'social care', council, 'district council', police, probation,
                            'youth offending team', connexions, 'voluntary sector', housing, 'early years', 'sure start',
                            'childrens fund'])).
criterion('R9.M1', all([shown])).
criterion('R9.M2', all(['information sharing hub', 'egif compliance'])).
criterion('R9.F1', all([shown])).

% ------------------------------------------------------------------ what facts show of them

% shows(Criterion, Fact, Part)
shows('R2.M1', F, Part) :-
    shows(F, 'practice-discussion'), two(F, agencies), ( field(F, topics, Part) ; sector(F, agencies, Part) ).
shows('R2.M2', F, Sector) :-
    shows(F, 'senior-sign-up'), field(F, to, 'common understanding'), sector(F, agencies, Sector).
shows('R2.F1', F, shown) :- shows(F, glossary), two(F, agencies).
shows('R2.F2', F, shown) :-
    shows(F, 'understanding-aid'), field(F, form, Form), field(F, status, Status), concrete(Form, Status).
shows('R3-4.M1', F, Field) :- tells(F, Field).
shows('R3-4.M2', F, Sector) :- working(F), field(F, sectors, Sector).
shows('R3-4.M2', F, 'voluntary organisations') :- working(F), field(F, 'voluntary-organisations', N), N >= 2.
shows('R3-4.M2', F, 'comprehensive listing') :- working(F), field(F, listing, comprehensive).
shows('R3-4.M3', F, shown) :- shows(F, 'directory-maintenance'), field(F, status, 'in place').
shows('R3-4.M4', F, shown) :- shows(F, 'directory-quality-check').
shows('R3-4.W1', F, Field) :- tells(F, Field).
shows('R3-4.F1', F, shown) :-
    shows(F, 'directory-dissemination'), \+ field(F, means, 'online presence'), other(F, agencies, _).
shows('R3-4.F2', F, shown) :- shows(F, 'directory-edition'), field(F, availability, ready).
shows('R3-4.F3', F, shown) :- shows(F, 'directory-public-access').
shows('R3-4.F4', F, Audience) :-
    shows(F, 'directory-publicity'), \+ field(F, where, internal), field(F, audience, Audience).
shows('R3-4.F5', F, need) :- shows(F, 'directory-search'), field(F, ways, need).
shows('R3-4.F5', F, 'another way') :- shows(F, 'directory-search'), field(F, ways, Way), Way \== need.
shows('R5.M1', F, Sector) :- shows(F, 'privacy-statement'), sector(F, agencies, Sector).
shows('R5.M2', F, Sector) :-
    shows(F, 'privacy-statement'), field(F, status, published), sector(F, agencies, Sector).
shows('R5.F1', F, shown) :- shows(F, 'privacy-statement'), field(F, status, published), all_sectors(F, agencies).
shows('R5.F2', F, Group) :-
    shows(F, consultation), field(F, about, 'common privacy statement'), field(F, groups, Group).
shows('R5.F3', F, Part) :-
    shows(F, 'statement-dissemination'), field(F, means, 'direct mailing'), field(F, reach, wide),
    ( sector(F, 'statements-of', Part) ; field(F, audience, Part) ).
shows('R6.A1', F, Sector) :- shows(F, 'sharing-protocol'), two(F, contributors), sector(F, contributors, Sector).
shows('R6.A2', F, Sector) :- agreement(F), sector(F, agencies, Sector).
shows('R6.B1', F, Sector) :- shows(F, 'protocol-links-statement'), sector(F, 'agreed-by', Sector).
shows('R6.B2', F, shown) :- shows(F, 'sharing-guidance'), field(F, readers, practitioners).
shows('R6.F1', F, Agency) :- shows(F, 'sharing-protocol'), other(F, 'agreed-by', Agency).
shows('R6.F1', F, Agency) :- agreement(F), other(F, agencies, Agency).
shows('R6.F2', F, shown) :- reaches_the_frontline(F, 'information sharing').
shows('R6.F3', F, shown) :- shows(F, 'protocol-monitoring'), field(F, status, 'in place').
shows('R7.M1', F, Part) :- shows(F, 'consent-guidance'), ( field(F, covers, Part) ; field(F, sharing, Part) ).
shows('R7.M2', F, shown) :- shows(F, 'consent-leaflet'), field(F, about, 'information sharing').
shows('R7.M3', F, Sector) :-
    shows(F, 'consent-form'), field(F, purpose, 'information sharing'), sector(F, agencies, Sector).
shows('R7.M4', F, Material-Sector) :-
    shows(F, 'practitioner-dissemination'), field(F, status, issued), field(F, of, Material), sector(F, agencies, Sector).
shows('R7.F1', F, shown) :-
    shows(F, 'consent-form'), field(F, purpose, 'information sharing'), field(F, status, issued),
    all_sectors(F, agencies).
shows('R7.F2', F, Group) :- shows(F, consultation), field(F, about, 'consent materials'), field(F, groups, Group).
shows('R7.F3', F, shown) :- reaches_the_frontline(F, consent).
shows('R8.M1', F, Implication) :- shows(F, 'business-needs-discussion'), field(F, implications, Implication).
shows('R8.M2', F, Sector) :-
    shows(F, 'business-needs-discussion'), two(F, agencies), sector(F, agencies, Sector).
shows('R8.F1', F, shown) :- shows(F, 'process-map'), field(F, status, produced).
shows('R8.F2', F, Agency) :-
    shows(F, 'business-needs-agreement'), field(F, status, 'in place'), field(F, agencies, Agency).
shows('R9.M1', F, shown) :- shows(F, 'technical-paper-dissemination'), field(F, to, 'all it colleagues').
shows('R9.M2', F, Thing) :- shows(F, 'it-awareness'), field(F, of, Thing).
shows('R9.F1', F, shown) :- shows(F, 'e-government-plan'), field(F, isa, integrated).

concrete('training event', Status) :- !, memberchk(Status, [underway, 'in place']).
concrete(Form, 'in place') :- Form \== 'further meetings'.

working(F) :- shows(F, directory), field(F, status, working), field(F, online, true).

tells(F, Field) :- working(F), field(F, fields, Field).
tells(F, Field) :- shows(F, 'directory-test'), field(F, found, true), field(F, 'looked-for', Field), once(working(_)).

agreement(F) :-
    shows(F, 'senior-sign-up'), field(F, to, 'information sharing protocol'), field(F, 'shown-by', By),
    memberchk(By, [signature, 'minuted agreement']).

reaches_the_frontline(F, Subject) :-
    shows(F, training), field(F, about, Subject), field(F, staff, 'frontline staff'), field(F, status, Status),
    memberchk(Status, [underway, completed]).

% ------------------------------------------------------------------ who speaks for whom

speaks_for(health, health).
speaks_for(education, education).
speaks_for('social care', 'social care').
speaks_for(council, education).
speaks_for(council, 'social care').

sector(F, Field, Sector) :- field(F, Field, Agency), speaks_for(Agency, Sector).

all_sectors(F, Field) :- sectors(Sectors), forall(member(Sector, Sectors), sector(F, Field, Sector)).

other(F, Field, Agency) :- field(F, Field, Agency), \+ speaks_for(Agency, _).

two(F, Field) :- field(F, Field, One), field(F, Field, Another), One \== Another, !.
