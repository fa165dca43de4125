; March 2004 in CLIPS: what facts show of each criterion, which criteria are met, which grades that makes.
;
;     printf '%s\n' FOLDER/* | clips -f2 march-2004.clp
;
; decides every file that is named, and prints a line of each. A file has facts of the templates below.

; ------------------------------------------------------------------ kinds of evidence

(deftemplate practice-discussion (multislot topics) (multislot agencies))
(deftemplate senior-sign-up (slot to) (multislot agencies) (slot shown-by))
(deftemplate glossary (multislot agencies))
(deftemplate understanding-aid (slot form) (slot status))
(deftemplate directory
  (slot status) (slot online) (multislot fields) (multislot sectors) (slot voluntary-organisations) (slot listing)
  (slot entries))
(deftemplate directory-test (slot service) (slot looked-for) (slot found))
(deftemplate directory-maintenance (slot responsible) (slot status))
(deftemplate directory-quality-check (multislot aspects))
(deftemplate directory-dissemination (multislot agencies) (slot means))
(deftemplate directory-edition (slot edition) (slot availability))
(deftemplate directory-public-access (multislot audience))
(deftemplate directory-publicity (multislot audience) (slot where))
(deftemplate directory-search (multislot ways))
(deftemplate privacy-statement (multislot agencies) (slot status))
(deftemplate consultation (slot about) (multislot groups))
(deftemplate statement-dissemination (multislot statements-of) (multislot audience) (slot means) (slot reach))
(deftemplate sharing-protocol (multislot contributors) (multislot agreed-by))
(deftemplate protocol-links-statement (multislot agreed-by))
(deftemplate sharing-guidance (slot readers))
(deftemplate training (slot about) (slot staff) (slot status))
(deftemplate protocol-monitoring (slot status))
(deftemplate consent-guidance (multislot covers) (multislot sharing))
(deftemplate consent-leaflet (multislot audience) (slot about))
(deftemplate consent-form (multislot agencies) (slot purpose) (slot status))
(deftemplate practitioner-dissemination (multislot of) (multislot agencies) (slot status))
(deftemplate business-needs-discussion (multislot implications) (multislot agencies))
(deftemplate process-map (slot of) (slot status))
(deftemplate business-needs-agreement (multislot agencies) (slot status))
(deftemplate technical-paper-dissemination (slot to) (slot means))
(deftemplate it-awareness (multislot of))
(deftemplate e-government-plan (slot isa))

; ------------------------------------------------------------------ what is asked

(deftemplate criterion
  (slot id)
  (slot of)                    ; its requirement
  (slot group)                 ; M a minimum, A and B those of two routes, F a further improvement, W a condition of Well Ahead
  (slot needs (default all)))  ; of its parts: all, two of them, or by a rule of its own

(deftemplate part (slot of) (slot name))

(deftemplate shown (slot of) (slot part))

(deftemplate met (slot criterion))

; How many minimums of a route are half of them.
(deftemplate route (slot of) (slot group) (slot half))

(deftemplate improved (slot requirement))

(deftemplate held-back (slot requirement))

(deftemplate graded (slot requirement) (slot grade) (slot worth))

(deffacts routes
  (route (of R2) (group M) (half 1))
  (route (of R3-4) (group M) (half 2))
  (route (of R5) (group M) (half 1))
  (route (of R6) (group A) (half 1))
  (route (of R6) (group B) (half 1))
  (route (of R7) (group M) (half 2))
  (route (of R8) (group M) (half 1))
  (route (of R9) (group M) (half 1)))

(deffacts criteria
  (criterion (id R2.M1) (of R2) (group M))
  (criterion (id R2.M2) (of R2) (group M))
  (criterion (id R2.F1) (of R2) (group F))
  (criterion (id R2.F2) (of R2) (group F))
  (criterion (id R3-4.M1) (of R3-4) (group M) (needs two))
  (criterion (id R3-4.M2) (of R3-4) (group M))
  (criterion (id R3-4.M3) (of R3-4) (group M))
  (criterion (id R3-4.M4) (of R3-4) (group M))
  (criterion (id R3-4.W1) (of R3-4) (group W))
  (criterion (id R3-4.F1) (of R3-4) (group F))
  (criterion (id R3-4.F2) (of R3-4) (group F))
  (criterion (id R3-4.F3) (of R3-4) (group F))
  (criterion (id R3-4.F4) (of R3-4) (group F))
  (criterion (id R3-4.F5) (of R3-4) (group F))
  (criterion (id R5.M1) (of R5) (group M))
  (criterion (id R5.M2) (of R5) (group M) (needs its-own))
  (criterion (id R5.F1) (of R5) (group F))
  (criterion (id R5.F2) (of R5) (group F))
  (criterion (id R5.F3) (of R5) (group F))
  (criterion (id R6.A1) (of R6) (group A))
  (criterion (id R6.A2) (of R6) (group A))
  (criterion (id R6.B1) (of R6) (group B))
  (criterion (id R6.B2) (of R6) (group B))
  (criterion (id R6.F1) (of R6) (group F) (needs two))
  (criterion (id R6.F2) (of R6) (group F))
  (criterion (id R6.F3) (of R6) (group F))
  (criterion (id R7.M1) (of R7) (group M))
  (criterion (id R7.M2) (of R7) (group M))
  (criterion (id R7.M3) (of R7) (group M))
  (criterion (id R7.M4) (of R7) (group M))
  (criterion (id R7.F1) (of R7) (group F))
  (criterion (id R7.F2) (of R7) (group F))
  (criterion (id R7.F3) (of R7) (group F))
  (criterion (id R8.M1) (of R8) (group M) (needs two))
  (criterion (id R8.M2) (of R8) (group M))
  (criterion (id R8.F1) (of R8) (group F))
  (criterion (id R8.F2) (of R8) (group F) (needs two))
  (criterion (id R9.M1) (of R9) (group M))
  (criterion (id R9.M2) (of R9) (group M))
  (criterion (id R9.F1) (of R9) (group F)))

; What can be shown of a criterion in parts. Of the others it is one thing, "shown".
(deffacts parts
  (part (of R2.M1) (name "assessment"))
  (part (of R2.M1) (name "risk factors"))
  (part (of R2.M1) (name "thresholds and eligibility"))
  (part (of R2.M1) (name "health"))
  (part (of R2.M1) (name "education"))
  (part (of R2.M1) (name "social care"))
  (part (of R2.M2) (name "health"))
  (part (of R2.M2) (name "education"))
  (part (of R2.M2) (name "social care"))
  (part (of R2.F1) (name "shown"))
  (part (of R2.F2) (name "shown"))
  (part (of R3-4.M1) (name "eligibility criteria"))
  (part (of R3-4.M1) (name "geographical location"))
  (part (of R3-4.M1) (name "referral procedures"))
  (part (of R3-4.M2) (name "health"))
  (part (of R3-4.M2) (name "education"))
  (part (of R3-4.M2) (name "social care"))
  (part (of R3-4.M2) (name "voluntary organisations"))
  (part (of R3-4.M2) (name "comprehensive listing"))
  (part (of R3-4.M3) (name "shown"))
  (part (of R3-4.M4) (name "shown"))
  (part (of R3-4.W1) (name "eligibility criteria"))
  (part (of R3-4.W1) (name "geographical location"))
  (part (of R3-4.W1) (name "referral procedures"))
  (part (of R3-4.F1) (name "shown"))
  (part (of R3-4.F2) (name "shown"))
  (part (of R3-4.F3) (name "shown"))
  (part (of R3-4.F4) (name "children and young people"))
  (part (of R3-4.F4) (name "families"))
  (part (of R3-4.F5) (name "need"))
  (part (of R3-4.F5) (name "another way"))
  (part (of R5.M1) (name "health"))
  (part (of R5.M1) (name "education"))
  (part (of R5.M1) (name "social care"))
  (part (of R5.M2) (name "health"))
  (part (of R5.M2) (name "education"))
  (part (of R5.M2) (name "social care"))
  (part (of R5.F1) (name "shown"))
  (part (of R5.F2) (name "children and young people"))
  (part (of R5.F2) (name "families"))
  (part (of R5.F3) (name "health"))
  (part (of R5.F3) (name "education"))
  (part (of R5.F3) (name "social care"))
  (part (of R5.F3) (name "children and young people"))
  (part (of R5.F3) (name "families"))
  (part (of R6.A1) (name "health"))
  (part (of R6.A1) (name "education"))
  (part (of R6.A1) (name "social care"))
  (part (of R6.A2) (name "health"))
  (part (of R6.A2) (name "education"))
  (part (of R6.A2) (name "social care"))
  (part (of R6.B1) (name "health"))
  (part (of R6.B1) (name "education"))
  (part (of R6.B1) (name "social care"))
  (part (of R6.B2) (name "shown"))
  (part (of R6.F1) (name "district council"))
  (part (of R6.F1) (name "police"))
  (part (of R6.F1) (name "probation"))
  (part (of R6.F1) (name "youth offending team"))
  (part (of R6.F1) (name "connexions"))
  (part (of R6.F1) (name "voluntary sector"))
  (part (of R6.F1) (name "housing"))
  (part (of R6.F1) (name "early years"))
  (part (of R6.F1) (name "sure start"))
  (part (of R6.F1) (name "childrens fund"))
  (part (of R6.F2) (name "shown"))
  (part (of R6.F3) (name "shown"))
  (part (of R7.M1) (name "obtaining consent"))
  (part (of R7.M1) (name "documenting consent"))
  (part (of R7.M1) (name "within agencies"))
  (part (of R7.M1) (name "between agencies"))
  (part (of R7.M2) (name "shown"))
  (part (of R7.M3) (name "health"))
  (part (of R7.M3) (name "education"))
  (part (of R7.M3) (name "social care"))
  (part (of R7.M4) (name "consent guidance: health"))
  (part (of R7.M4) (name "consent guidance: education"))
  (part (of R7.M4) (name "consent guidance: social care"))
  (part (of R7.M4) (name "consent forms: health"))
  (part (of R7.M4) (name "consent forms: education"))
  (part (of R7.M4) (name "consent forms: social care"))
  (part (of R7.F1) (name "shown"))
  (part (of R7.F2) (name "practitioners"))
  (part (of R7.F2) (name "children and young people"))
  (part (of R7.F2) (name "families"))
  (part (of R7.F3) (name "shown"))
  (part (of R8.M1) (name "culture change"))
  (part (of R8.M1) (name "professional practice"))
  (part (of R8.M1) (name "it provision"))
  (part (of R8.M1) (name "resources"))
  (part (of R8.M1) (name "practitioner time and roles"))
  (part (of R8.M1) (name "data responsibility and ownership"))
  (part (of R8.M1) (name "systems needed"))
  (part (of R8.M1) (name "how information is shared"))
  (part (of R8.M2) (name "health"))
  (part (of R8.M2) (name "education"))
  (part (of R8.M2) (name "social care"))
  (part (of R8.F1) (name "shown"))
  (part (of R8.F2) (name "health"))
  (part (of R8.F2) (name "education"))
  (part (of R8.F2) (name "social care"))
  (part (of R8.F2) (name "council"))
  (part (of R8.F2) (name "district council"))
  (part (of R8.F2) (name "police"))
  (part (of R8.F2) (name "probation"))
  (part (of R8.F2) (name "youth offending team"))
  (part (of R8.F2) (name "connexions"))
  (part (of R8.F2) (name "voluntary sector"))
  (part (of R8.F2) (name "housing"))
  (part (of R8.F2) (name "early years"))
  (part (of R8.F2) (name "sure start"))
  (part (of R8.F2) (name "childrens fund"))
  (part (of R9.M1) (name "shown"))
  (part (of R9.M2) (name "information sharing hub"))
  (part (of R9.M2) (name "egif compliance"))
  (part (of R9.F1) (name "shown")))

(deftemplate speaks-for (slot agency) (slot sector))

(deffacts agencies
  (speaks-for (agency "health") (sector "health"))
  (speaks-for (agency "education") (sector "education"))
  (speaks-for (agency "social care") (sector "social care"))
  (speaks-for (agency "council") (sector "education"))
  (speaks-for (agency "council") (sector "social care")))

; ------------------------------------------------------------------ what facts show

; Whether an agency that stands between those is one of two or more.
(deffunction two (?before ?after)
  (or (> (length$ ?before) 0) (> (length$ ?after) 0)))

(deffunction all-sectors (?agencies)
  (and (member$ "health" ?agencies)
       (or (member$ "council" ?agencies)
           (and (member$ "education" ?agencies) (member$ "social care" ?agencies)))))

(defrule R2.M1-topics
  (practice-discussion (topics $? ?topic $?) (agencies ? ? $?))
  => (assert (shown (of R2.M1) (part ?topic))))

(defrule R2.M1-sectors
  (practice-discussion (agencies $?before ?agency $?after&:(two ?before ?after)))
  (speaks-for (agency ?agency) (sector ?sector))
  => (assert (shown (of R2.M1) (part ?sector))))

(defrule R2.M2
  (senior-sign-up (to "common understanding") (agencies $? ?agency $?))
  (speaks-for (agency ?agency) (sector ?sector))
  => (assert (shown (of R2.M2) (part ?sector))))

(defrule R2.F1
  (glossary (agencies ? ? $?))
  => (assert (shown (of R2.F1) (part "shown"))))

(defrule R2.F2
  (or (understanding-aid (form "training event") (status "underway" | "in place"))
      (understanding-aid (form ~"training event"&~"further meetings") (status "in place")))
  => (assert (shown (of R2.F2) (part "shown"))))

(defrule R3-4.M1-and-W1
  (directory (status "working") (online TRUE) (fields $? ?field $?))
  => (assert (shown (of R3-4.M1) (part ?field)) (shown (of R3-4.W1) (part ?field))))

(defrule R3-4.M1-and-W1-by-tests
  (directory-test (looked-for ?field) (found TRUE))
  (exists (directory (status "working") (online TRUE)))
  => (assert (shown (of R3-4.M1) (part ?field)) (shown (of R3-4.W1) (part ?field))))

(defrule R3-4.M2-sectors
  (directory (status "working") (online TRUE) (sectors $? ?sector $?))
  => (assert (shown (of R3-4.M2) (part ?sector))))

(defrule R3-4.M2-voluntary-organisations
  (directory (status "working") (online TRUE) (voluntary-organisations ?number&:(>= ?number 2)))
  => (assert (shown (of R3-4.M2) (part "voluntary organisations"))))

(defrule R3-4.M2-listing
  (directory (status "working") (online TRUE) (listing "comprehensive"))
  => (assert (shown (of R3-4.M2) (part "comprehensive listing"))))

(defrule R3-4.M3
  (directory-maintenance (status "in place"))
  => (assert (shown (of R3-4.M3) (part "shown"))))

(defrule R3-4.M4
  (directory-quality-check)
  => (assert (shown (of R3-4.M4) (part "shown"))))

(defrule R3-4.F1
  (directory-dissemination (means ~"online presence") (agencies $? ?agency $?))
  (not (speaks-for (agency ?agency)))
  => (assert (shown (of R3-4.F1) (part "shown"))))

(defrule R3-4.F2
  (directory-edition (availability "ready"))
  => (assert (shown (of R3-4.F2) (part "shown"))))

(defrule R3-4.F3
  (directory-public-access)
  => (assert (shown (of R3-4.F3) (part "shown"))))

(defrule R3-4.F4
  (directory-publicity (where ~"internal") (audience $? ?audience $?))
  => (assert (shown (of R3-4.F4) (part ?audience))))

(defrule R3-4.F5-need
  (directory-search (ways $? "need" $?))
  => (assert (shown (of R3-4.F5) (part "need"))))

(defrule R3-4.F5-another-way
  (directory-search (ways $? ~"need" $?))
  => (assert (shown (of R3-4.F5) (part "another way"))))

(defrule R5.M1
  (privacy-statement (agencies $? ?agency $?))
  (speaks-for (agency ?agency) (sector ?sector))
  => (assert (shown (of R5.M1) (part ?sector))))

(defrule R5.M2
  (privacy-statement (status "published") (agencies $? ?agency $?))
  (speaks-for (agency ?agency) (sector ?sector))
  => (assert (shown (of R5.M2) (part ?sector))))

(defrule R5.F1
  (privacy-statement (status "published") (agencies $?agencies&:(all-sectors ?agencies)))
  => (assert (shown (of R5.F1) (part "shown"))))

(defrule R5.F2
  (consultation (about "common privacy statement") (groups $? ?group $?))
  => (assert (shown (of R5.F2) (part ?group))))

(defrule R5.F3-sectors
  (statement-dissemination (means "direct mailing") (reach "wide") (statements-of $? ?agency $?))
  (speaks-for (agency ?agency) (sector ?sector))
  => (assert (shown (of R5.F3) (part ?sector))))

(defrule R5.F3-audience
  (statement-dissemination (means "direct mailing") (reach "wide") (audience $? ?audience $?))
  => (assert (shown (of R5.F3) (part ?audience))))

(defrule R6.A1
  (sharing-protocol (contributors $?before ?agency $?after&:(two ?before ?after)))
  (speaks-for (agency ?agency) (sector ?sector))
  => (assert (shown (of R6.A1) (part ?sector))))

(defrule R6.A2
  (senior-sign-up (to "information sharing protocol") (shown-by "signature" | "minuted agreement") (agencies $? ?agency $?))
  (speaks-for (agency ?agency) (sector ?sector))
  => (assert (shown (of R6.A2) (part ?sector))))

(defrule R6.B1
  (protocol-links-statement (agreed-by $? ?agency $?))
  (speaks-for (agency ?agency) (sector ?sector))
  => (assert (shown (of R6.B1) (part ?sector))))

(defrule R6.B2
  (sharing-guidance (readers "practitioners"))
  => (assert (shown (of R6.B2) (part "shown"))))

(defrule R6.F1
  (or (sharing-protocol (agreed-by $? ?agency $?))
      (senior-sign-up
        (to "information sharing protocol") (shown-by "signature" | "minuted agreement") (agencies $? ?agency $?)))
  => (assert (shown (of R6.F1) (part ?agency))))

(defrule R6.F2
  (training (about "information sharing") (staff "frontline staff") (status "underway" | "completed"))
  => (assert (shown (of R6.F2) (part "shown"))))

(defrule R6.F3
  (protocol-monitoring (status "in place"))
  => (assert (shown (of R6.F3) (part "shown"))))

(defrule R7.M1
  (or (consent-guidance (covers $? ?part $?))
      (consent-guidance (sharing $? ?part $?)))
  => (assert (shown (of R7.M1) (part ?part))))

(defrule R7.M2
  (consent-leaflet (about "information sharing"))
  => (assert (shown (of R7.M2) (part "shown"))))

(defrule R7.M3
  (consent-form (purpose "information sharing") (agencies $? ?agency $?))
  (speaks-for (agency ?agency) (sector ?sector))
  => (assert (shown (of R7.M3) (part ?sector))))

(defrule R7.M4
  (practitioner-dissemination (status "issued") (of $? ?material $?) (agencies $? ?agency $?))
  (speaks-for (agency ?agency) (sector ?sector))
  => (assert (shown (of R7.M4) (part (str-cat ?material ": " ?sector)))))

(defrule R7.F1
  (consent-form
    (purpose "information sharing") (status "issued") (agencies $?agencies&:(all-sectors ?agencies)))
  => (assert (shown (of R7.F1) (part "shown"))))

(defrule R7.F2
  (consultation (about "consent materials") (groups $? ?group $?))
  => (assert (shown (of R7.F2) (part ?group))))

(defrule R7.F3
  (training (about "consent") (staff "frontline staff") (status "underway" | "completed"))
  => (assert (shown (of R7.F3) (part "shown"))))

(defrule R8.M1
  (business-needs-discussion (implications $? ?implication $?))
  => (assert (shown (of R8.M1) (part ?implication))))

(defrule R8.M2
  (business-needs-discussion (agencies $?before ?agency $?after&:(two ?before ?after)))
  (speaks-for (agency ?agency) (sector ?sector))
  => (assert (shown (of R8.M2) (part ?sector))))

(defrule R8.F1
  (process-map (status "produced"))
  => (assert (shown (of R8.F1) (part "shown"))))

(defrule R8.F2
  (business-needs-agreement (status "in place") (agencies $? ?agency $?))
  => (assert (shown (of R8.F2) (part ?agency))))

(defrule R9.M1
  (technical-paper-dissemination (to "all it colleagues"))
  => (assert (shown (of R9.M1) (part "shown"))))

(defrule R9.M2
  (it-awareness (of $? ?thing $?))
  => (assert (shown (of R9.M2) (part ?thing))))

(defrule R9.F1
  (e-government-plan (isa "integrated"))
  => (assert (shown (of R9.F1) (part "shown"))))

; ------------------------------------------------------------------ which criteria are met

(defrule all-of-it
  (criterion (id ?id) (needs all))
  (forall (part (of ?id) (name ?part))
          (shown (of ?id) (part ?part)))
  => (assert (met (criterion ?id))))

(defrule two-of-it
  (criterion (id ?id) (needs two))
  (exists (part (of ?id) (name ?one))
          (shown (of ?id) (part ?one))
          (part (of ?id) (name ?other&~?one))
          (shown (of ?id) (part ?other)))
  => (assert (met (criterion ?id))))

; Of the statements that there are one is to be published, or all where all sectors have one.
(defrule R5.M2-of-three
  (met (criterion R5.M1))
  (forall (part (of R5.M2) (name ?part))
          (shown (of R5.M2) (part ?part)))
  => (assert (met (criterion R5.M2))))

(defrule R5.M2-of-fewer
  (declare (salience -10))
  (not (met (criterion R5.M1)))
  (exists (shown (of R5.M2)))
  => (assert (met (criterion R5.M2))))

; ------------------------------------------------------------------ which grades that makes: the best that holds

(defrule further-improvement
  (criterion (id ?id) (of ?requirement) (group F))
  (met (criterion ?id))
  => (assert (improved (requirement ?requirement))))

(defrule condition-that-does-not-hold
  (declare (salience -10))
  (criterion (id ?id) (of ?requirement) (group W))
  (not (met (criterion ?id)))
  => (assert (held-back (requirement ?requirement))))

(defrule well-ahead
  (declare (salience -20))
  (route (of ?requirement) (group ?group))
  (forall (criterion (id ?id) (of ?requirement) (group ?group))
          (met (criterion ?id)))
  (improved (requirement ?requirement))
  (not (held-back (requirement ?requirement)))
  => (assert (graded (requirement ?requirement) (grade "Well Ahead") (worth 401))))

(defrule on-course
  (declare (salience -30))
  (route (of ?requirement) (group ?group))
  (forall (criterion (id ?id) (of ?requirement) (group ?group))
          (met (criterion ?id)))
  (not (graded (requirement ?requirement)))
  => (assert (graded (requirement ?requirement) (grade "On Course") (worth 300))))

(defrule bit-behind
  (declare (salience -40))
  (or (and (route (of ?requirement) (group ?group) (half 1))
           (exists (criterion (id ?id) (of ?requirement) (group ?group))
                   (met (criterion ?id))))
      (and (route (of ?requirement) (group ?group) (half 2))
           (exists (criterion (id ?one) (of ?requirement) (group ?group))
                   (met (criterion ?one))
                   (criterion (id ?other&~?one) (of ?requirement) (group ?group))
                   (met (criterion ?other)))))
  (not (graded (requirement ?requirement)))
  => (assert (graded (requirement ?requirement) (grade "Bit Behind") (worth 199))))

(defrule well-behind
  (declare (salience -50))
  (route (of ?requirement))
  (not (graded (requirement ?requirement)))
  => (assert (graded (requirement ?requirement) (grade "Well Behind") (worth 98))))

(defrule overall
  (declare (salience -60))
  (graded (requirement R2) (grade ?g2) (worth ?w2))
  (graded (requirement R3-4) (grade ?g34) (worth ?w34))
  (graded (requirement R5) (grade ?g5) (worth ?w5))
  (graded (requirement R6) (grade ?g6) (worth ?w6))
  (graded (requirement R7) (grade ?g7) (worth ?w7))
  (graded (requirement R8) (grade ?g8) (worth ?w8))
  (graded (requirement R9) (grade ?g9) (worth ?w9))
  =>
  (printout t ?g2 "," ?g34 "," ?g5 "," ?g6 "," ?g7 "," ?g8 "," ?g9 ":"
    (/ (+ ?w2 (* 2 ?w34) ?w5 ?w6 ?w7 ?w8 ?w9) 800) crlf))

; ------------------------------------------------------------------ every file

(deffunction decide-all ()
  (while (neq (bind ?file (readline)) EOF)
    (reset)
    (load-facts ?file)
    (run)))

(decide-all)
(exit)
