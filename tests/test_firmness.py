"""What is said to have happened and what is not: by families of sentences, each with all that is read from it.

A claim in words ends with its status in brackets unless it is asserted, and with "BY" and the speaker where it is not
the publisher.
"""

import pytest

FAMILIES = {
    "what is asked for, ordered or still to come": [
        ("Grace Banda called for the soldiers to be put on trial.", ["trial of soldiers [requested] BY Grace Banda"]),
        ("Her family demand that those who gave the order be tried.", ["trial of those [requested] BY Her family"]),
        ("A warrant was issued for the arrest of Peter Otieno.", ["arrest of Peter Otieno [possible]"]),
        ("A judge signed a warrant for the arrest of Peter Otieno.", ["arrest of Peter Otieno [possible]"]),
        ("A warrant was issued for the murder of Peter Otieno.", ["killing of Peter Otieno"]),
        (
            "Grace Banda said that officers harassed and detained villagers.",
            ["harassment of villagers by officers BY Grace Banda", "detention of villagers by officers BY Grace Banda"],
        ),
        ("Peter Otieno voiced the desire for Grace Banda's release.", ["release of Grace Banda [requested]"]),
        ("The prosecutor ordered Peter Otieno's detention.", ["detention of Peter Otieno by prosecutor"]),
        ("The judge ordered the release of Peter Otieno.", ["release of Peter Otieno by judge [requested]"]),
        ("Supporters had gathered outside to protest.", ["protest by supporters"]),
        ("The charges against Grace Banda were not dropped.", ["charging of Grace Banda"]),
        (
            "The group urged the authorities to drop the charges against Grace Banda.",
            ["charging of Grace Banda by authorities BY group"],
        ),
        (
            "Grace Banda is in jail awaiting her sentencing.",
            ["detention of Grace Banda", "sentencing of Grace Banda [possible]"],
        ),
        (
            "Local media sources reported Grace Banda was freed.",
            ["release of Grace Banda [reported] BY local media sources"],
        ),
        (
            "A court cancelled the conviction of five officers for torturing a prisoner.",
            ["conviction of five officers [negated]"],
        ),
    ],
    "what fails, is refused or avoided": [
        ("Police failed to arrest Grace Banda.", ["arrest of Grace Banda by police [negated]"]),
        ("The governor refused to free Grace Banda.", ["release of Grace Banda by governor [negated]"]),
        ("The judge declined to convict Grace Banda.", ["conviction of Grace Banda by judge [negated]"]),
        ("Grace Banda avoided arrest.", ["arrest of Grace Banda [negated]"]),
        ("Grace Banda narrowly escaped being killed.", ["killing of Grace Banda [negated]"]),
        ("Police were unable to arrest Grace Banda.", ["arrest of Grace Banda by police [negated]"]),
        ("The inability of police to arrest Grace Banda was criticised.", ["arrest of Grace Banda [negated]"]),
        ("The lawyers failed to win the release of Grace Banda.", ["release of Grace Banda [negated]"]),
        ("The authorities have yet to charge Grace Banda.", ["charging of Grace Banda by authorities [negated]"]),
        ("Police stopped short of arresting Grace Banda.", ["arrest of Grace Banda [negated]"]),
        ("Soldiers came close to killing Grace Banda.", ["killing of Grace Banda [negated]"]),
        ("Instead of arresting Grace Banda, police warned her.", ["arrest of Grace Banda by police [negated]"]),
        (
            "Rather than release Grace Banda, the court extended her detention.",
            ["release of Grace Banda by court [negated]", "detention of Grace Banda by court"],
        ),
        ("Grace Banda was too ill to be tortured.", ["torture of Grace Banda [negated]"]),
        ("The governor vetoed the execution of Grace Banda.", ["execution of Grace Banda [negated]"]),
        ("A judge halted the deportation of Grace Banda.", ["deportation of Grace Banda [negated]"]),
        ("Police foiled a plot to kill Grace Banda.", ["killing of Grace Banda [negated]"]),
        (
            "Police neither arrested nor charged Grace Banda.",
            ["arrest of Grace Banda by police [negated]", "charging of Grace Banda by police [negated]"],
        ),
        ("Not one of the 12 students was released.", ["release of not one of the 12 students [negated]"]),
        ("None of the detainees was tortured.", ["torture of detainees [negated]"]),
        ("At no time was Grace Banda tortured.", ["torture of Grace Banda [negated]"]),
        ("Never before had the police arrested a sitting judge.", ["arrest of sitting judge by police [negated]"]),
        ("It was not the police who killed Grace Banda.", ["killing of Grace Banda by police [negated]"]),
        ("Grace Banda was not killed by the police but by a militia.", ["killing of Grace Banda by police [negated]"]),
    ],
    "what nothing shows, what is only warned of, and what is made up": [
        ("No evidence has emerged that Grace Banda was tortured.", ["torture of Grace Banda [possible]"]),
        ("Nothing shows that police tortured Grace Banda.", ["torture of Grace Banda by police [possible]"]),
        ("There was nothing to suggest that Grace Banda was beaten.", ["ill-treatment of Grace Banda [possible]"]),
        (
            "Evidence indicates that police beat Grace Banda.",
            ["attack of Grace Banda by police [alleged]"],
        ),
        (
            "Peter Otieno warned against the execution of Grace Banda.",
            ["execution of Grace Banda [possible] BY Peter Otieno"],
        ),
        ("Calls grew for the release of Grace Banda.", ["release of Grace Banda [requested]"]),
        (
            "Should Grace Banda be convicted, she faces arrest.",
            ["conviction of Grace Banda [possible]", "arrest of Grace Banda [possible]"],
        ),
        ("It is not clear whether Grace Banda was arrested.", ["arrest of Grace Banda [possible]"]),
        (
            "Whether or not Grace Banda was tortured, she was jailed.",
            ["torture of Grace Banda [possible]", "detention of Grace Banda"],
        ),
        (
            "The bill would allow police to detain protesters for 30 days without charge.",
            ["detention of protesters by police [possible]", "charging of protesters [possible]"],
        ),
        (
            "Peter Otieno called on the authorities to release Grace Banda, jailed for ten years for letters.",
            ["release of Grace Banda by authorities [requested] BY Peter Otieno", "sentencing of Grace Banda"],
        ),
        (
            "According to the villagers' lawyer, Grace Banda, guards killed five people.",
            ["killing of five people by guards BY Grace Banda"],
        ),
        (
            "According to the villagers' lawyer, Grace Banda, five people were killed.",
            ["killing of five people BY Grace Banda"],
        ),
        (
            "The Health Ministry was closed. The army said its soldiers had attacked Peter Otieno.",
            ["attack of Peter Otieno by its soldiers BY army"],
        ),
        ("Grace Banda was cleared of sedition.", ["acquittal of Grace Banda"]),
        ("Soldiers were responsible for the killing of Grace Banda.", ["killing of Grace Banda by soldiers"]),
        ("Soldiers were not responsible for the killing of Grace Banda.", ["killing of Grace Banda"]),
        ("Soldiers may be responsible for the killing of Grace Banda.", ["killing of Grace Banda"]),
        ("The army was behind the torture of Grace Banda.", ["torture of Grace Banda by army"]),
        ("Grace Banda has been missing since 3 May 2020.", ["disappearance of Grace Banda"]),
        ("Police to arrest Grace Banda", ["arrest of Grace Banda by police [possible]"]),
        ("In the novel, soldiers torture Grace Banda.", ["torture of Grace Banda by soldiers [possible]"]),
        ('The so-called "arrest" of Grace Banda was staged.', ["arrest of Grace Banda [alleged]"]),
        ('The "trial" of Grace Banda lasted ten minutes.', ["trial of Grace Banda [reported]"]),
        ("The court rejected the appeal of Grace Banda.", ["trial of Grace Banda"]),
    ],
    "what somebody else denies then, wishes and whoever it may be": [
        (
            "Though police deny it, Peter Otieno says Grace Banda was beaten.",
            ["ill-treatment of Grace Banda [alleged] BY Peter Otieno"],
        ),
        (
            "Peter Otieno said soldiers shot Grace Banda. The army has denied this.",
            ["attack of Grace Banda by soldiers [alleged] BY Peter Otieno"],
        ),
        (
            "Grace Banda says guards beat her. The prison service denies the allegation.",
            ["ill-treatment of Grace Banda by guards [alleged] BY Grace Banda"],
        ),
        (
            "Peter Otieno said soldiers shot Grace Banda. The army did not deny it.",
            ["attack of Grace Banda by soldiers BY Peter Otieno"],
        ),
        (
            "Peter Otieno said Grace Banda was arrested for theft. She denies the charge.",
            ["arrest of Grace Banda BY Peter Otieno"],
        ),
        ("Despite denials that Grace Banda was tortured, she was examined.", ["torture of Grace Banda [denied]"]),
        ("Let Grace Banda be freed.", ["release of Grace Banda [requested]"]),
        ("May Grace Banda be released soon.", ["release of Grace Banda [requested]"]),
        ("Anyone who arrests Grace Banda will be rewarded.", ["arrest of Grace Banda [possible]"]),
    ],
    "what neither of two verbs tells, and what is not quite done": [
        (
            "Grace Banda was never charged, tried or convicted.",
            [
                "charging of Grace Banda [negated]",
                "trial of Grace Banda [negated]",
                "conviction of Grace Banda [negated]",
            ],
        ),
        (
            "Grace Banda was not beaten or tortured.",
            ["ill-treatment of Grace Banda [negated]", "torture of Grace Banda [negated]"],
        ),
        (
            "Police did not arrest Grace Banda or beat her.",
            ["arrest of Grace Banda by police [negated]", "ill-treatment of Grace Banda by police [negated]"],
        ),
        (
            "Grace Banda was not beaten and was released.",
            ["ill-treatment of Grace Banda [negated]", "release of Grace Banda"],
        ),
        ("Police did not confirm or deny the arrest of Grace Banda.", ["arrest of Grace Banda [reported]"]),
        (
            "If arrested and convicted, Grace Banda would appeal.",
            [
                "arrest of Grace Banda [possible]",
                "conviction of Grace Banda [possible]",
                "appeal by Grace Banda [possible]",
            ],
        ),
        (
            "The group called for Grace Banda not to be deported.",
            ["deportation of Grace Banda [possible] BY group"],
        ),
        ("Hardly any nurses were released.", ["release of hardly any nurses [possible]"]),
        ("Grace Banda was beaten nearly to death.", ["killing of Grace Banda [negated]"]),
        ("Grace Banda was all but killed.", ["killing of Grace Banda [negated]"]),
        ("A warrant for the arrest of Grace Banda was issued.", ["arrest of Grace Banda [possible]"]),
        ("The release of Grace Banda is expected.", ["release of Grace Banda [possible]"]),
    ],
    "what is presumed, pretended, confessed": [
        ("Grace Banda was presumed killed.", ["killing of Grace Banda [alleged]"]),
        ("Grace Banda was reported killed.", ["killing of Grace Banda [reported]"]),
        ("Grace Banda looked as though she had been beaten.", ["ill-treatment of Grace Banda [possible]"]),
        ("Grace Banda pretended to have been arrested.", ["arrest of Grace Banda [possible]"]),
        (
            "Peter Otieno, who police say killed Grace Banda, was charged.",
            ["killing of Grace Banda by Peter Otieno BY police", "charging of Peter Otieno"],
        ),
        (
            "Peter Otieno confessed under torture to killing Grace Banda.",
            ["torture of Peter Otieno", "killing of Grace Banda by Peter Otieno [alleged]"],
        ),
        (
            "Peter Otieno falsely confessed to killing Grace Banda.",
            ["killing of Grace Banda by Peter Otieno [negated]"],
        ),
        (
            "Peter Otieno retracted his confession that he had killed Grace Banda.",
            ["killing of Grace Banda by Peter Otieno [denied] BY Peter Otieno"],
        ),
    ],
    "denials behind what they deny, and of reports": [
        (
            "Guards hit Grace Banda with sticks, which the army denies.",
            ["ill-treatment of Grace Banda by guards [denied] BY army"],
        ),
        (
            "Grace Banda was beaten by guards, a claim the prison service rejects.",
            ["ill-treatment of Grace Banda by guards [denied] BY prison service"],
        ),
        (
            "Police arrested Grace Banda, an allegation denied by the ministry.",
            ["arrest of Grace Banda by police [denied] BY ministry"],
        ),
        (
            "Peter Otieno said soldiers raped Grace Banda, which the army denied.",
            ["sexual-violence of Grace Banda by soldiers [alleged] BY Peter Otieno"],
        ),
        ("Soldiers shot Grace Banda, which the army does not deny.", ["attack of Grace Banda by soldiers"]),
        ("Grace Banda was jailed over a report, which the minister denied.", ["detention of Grace Banda"]),
        ("Peter Otieno was charged with killing Grace Banda, a charge he denies.", ["charging of Peter Otieno"]),
        ("Peter Otieno is accused of torturing Grace Banda, which he denies.", ["accusation of Peter Otieno"]),
        (
            "The ministry dismissed as baseless claims that Grace Banda was tortured.",
            ["torture of Grace Banda [denied] BY ministry"],
        ),
        (
            "The ministry called reports of the execution of Grace Banda false.",
            ["execution of Grace Banda [denied] BY ministry"],
        ),
        (
            "The government has denied charges it tortured Grace Banda.",
            ["torture of Grace Banda [denied] BY government"],
        ),
        (
            "The rumour that Grace Banda was killed was denied by her family.",
            ["killing of Grace Banda [denied] BY Grace Banda's family"],
        ),
        ("It is a lie that police tortured Grace Banda.", ["torture of Grace Banda by police [negated]"]),
        ("There is no truth in reports that Grace Banda was arrested.", ["arrest of Grace Banda [negated]"]),
        ("Contrary to reports that Grace Banda was arrested, she is at home.", ["arrest of Grace Banda [negated]"]),
        (
            "The army ruled out that its soldiers had killed Grace Banda.",
            ["killing of Grace Banda by its soldiers [denied] BY army"],
        ),
        (
            "The court ruled that police had tortured Grace Banda.",
            ["torture of Grace Banda by police BY court"],
        ),
    ],
    "what is so no longer, rarely, or of some only": [
        ("Grace Banda is no longer detained.", ["detention of Grace Banda [negated]"]),
        ("Grace Banda is no longer in custody.", ["detention of Grace Banda [negated]"]),
        ("Police no longer hold Grace Banda.", ["detention of Grace Banda by police [negated]"]),
        ("Grace Banda was beaten no more.", ["ill-treatment of Grace Banda [negated]"]),
        ("Guards barely beat Grace Banda.", ["ill-treatment of Grace Banda by guards [negated]"]),
        ("Guards rarely beat Grace Banda.", ["ill-treatment of Grace Banda by guards [possible]"]),
        ("Police seldom arrest students.", ["arrest of students by police [possible]"]),
        ("Not all of the nurses were arrested.", ["arrest of not all of the nurses [possible]"]),
        ("Few of the nurses were arrested.", ["arrest of few of the nurses [possible]"]),
        ("Police arrested few of the nurses.", ["arrest of few of the nurses by police [possible]"]),
        ("A few of the nurses were arrested.", ["arrest of few of the nurses"]),
        ("No other nurse was arrested.", ["arrest of no other nurse [negated]"]),
        ("No fewer than 20 nurses were arrested.", ["arrest of no fewer than 20 nurses"]),
    ],
    "what is taken for granted": [
        ("Police failed to prevent the killing of Grace Banda.", ["killing of Grace Banda"]),
        ("The villagers could not prevent the arrest of Grace Banda.", ["arrest of Grace Banda"]),
        ("Relatives were unable to prevent the arrest of Grace Banda.", ["arrest of Grace Banda"]),
        ("The state failed to protect Grace Banda from being killed.", ["killing of Grace Banda"]),
        ("The authorities failed to investigate the killing of Grace Banda.", ["killing of Grace Banda"]),
        ("The prosecutor refused to investigate the torture of Grace Banda.", ["torture of Grace Banda"]),
        ("The government refused to condemn the killing of Grace Banda.", ["killing of Grace Banda"]),
        (
            "The government has failed to explain the disappearance of Grace Banda.",
            ["disappearance of Grace Banda"],
        ),
        ("The police declined to discuss the arrest of Grace Banda.", ["arrest of Grace Banda"]),
        ("The minister should condemn the killing of Grace Banda.", ["killing of Grace Banda"]),
        ("Nobody investigated the killing of Grace Banda.", ["killing of Grace Banda"]),
        ("Grace Banda did not survive the torture.", ["torture of Grace Banda"]),
        ("The killing of Grace Banda was not reported by state media.", ["killing of Grace Banda"]),
        ("Grace Banda was never told why she was arrested.", ["arrest of Grace Banda"]),
        ("The family of Peter Otieno was not told that he had been executed.", ["execution of Peter Otieno"]),
        ("The police did not explain why they had arrested Grace Banda.", ["arrest of Grace Banda by police"]),
        ("The group appealed for an end to the torture of Grace Banda.", ["torture of Grace Banda"]),
        ("The police stopped torturing Grace Banda when she fainted.", ["torture of Grace Banda by police"]),
        ("Nearly 40 villagers were arrested.", ["arrest of nearly 40 villagers"]),
        ("Police arrested nearly 40 villagers.", ["arrest of nearly 40 villagers by police"]),
        ("Grace Banda was arrested, not Peter Otieno.", ["arrest of Grace Banda"]),
        (
            "The conviction of Grace Banda should be quashed.",
            ["conviction of Grace Banda", "acquittal of Grace Banda [requested]"],
        ),
    ],
    "what happened at last": [
        ("Grace Banda was not released until 2015.", ["release of Grace Banda"]),
        ("Not until June 2015 did the court charge Grace Banda.", ["charging of Grace Banda by court"]),
        (
            "Grace Banda was not freed until she had served her sentence.",
            ["release of Grace Banda", "sentencing of Grace Banda"],
        ),
        ("Grace Banda has not been freed until now.", ["release of Grace Banda [negated]"]),
    ],
    "what was averted or tried": [
        ("The villagers tried to prevent the arrest of Grace Banda.", ["arrest of Grace Banda [possible]"]),
        ("Grace Banda may avoid arrest.", ["arrest of Grace Banda [possible]"]),
        ("The attempted murder of Grace Banda shocked the town.", ["killing of Grace Banda [possible]"]),
        ("Police attempted the arrest of Grace Banda.", ["arrest of Grace Banda [possible]"]),
        ("Grace Banda was to be executed on Monday.", ["execution of Grace Banda [possible]"]),
        ("Grace Banda is expected to be released on Monday.", ["release of Grace Banda [possible]"]),
        ("Grace Banda is believed to have been tortured.", ["torture of Grace Banda [alleged]"]),
        ("It is unlikely that Grace Banda was tortured.", ["torture of Grace Banda [possible]"]),
        ("Grace Banda may or may not have been tortured.", ["torture of Grace Banda [possible]"]),
        ("The execution of Grace Banda would violate the law.", ["execution of Grace Banda [possible]"]),
        ("The charges could lead to the arrest of Grace Banda.", ["arrest of Grace Banda [possible]"]),
        (
            "Police raided the house with the aim of arresting Grace Banda.",
            ["raid by police", "arrest of Grace Banda [possible]"],
        ),
        ("Police came to the village in order to arrest Grace Banda.", ["arrest of Grace Banda [possible]"]),
    ],
    "asked, ordered, allowed": [
        (
            "Lantern called on the government to release Grace Banda.",
            ["release of Grace Banda by government [requested]"],
        ),
        ("The judge ordered that Grace Banda be released.", ["release of Grace Banda [requested]"]),
        ("The union wants Grace Banda released.", ["release of Grace Banda [requested] BY union"]),
        (
            "The family begged the guards not to beat Grace Banda.",
            ["ill-treatment of Grace Banda by guards [possible] BY family"],
        ),
        ("Grace Banda must not be deported.", ["deportation of Grace Banda [possible]"]),
        ("Grace Banda should never have been arrested.", ["arrest of Grace Banda [opinion]"]),
        (
            "Protesters marched for the release of Grace Banda.",
            ["protest by protesters for Grace Banda", "release of Grace Banda [requested] BY protesters"],
        ),
        ("The governor authorised the execution of Grace Banda.", ["execution of Grace Banda [possible]"]),
        ("The court approved the extradition of Grace Banda.", ["deportation of Grace Banda [possible]"]),
        ("The government promised the release of Grace Banda.", ["release of Grace Banda [possible]"]),
        (
            "Peter Otieno allegedly ordered the killing of Grace Banda.",
            ["order-to-harm of Grace Banda by Peter Otieno [alleged]", "killing of Grace Banda [requested]"],
        ),
    ],
    "nobody says so": [
        ("Grace Banda did not say that police had beaten her.", ["attack of Grace Banda by police [possible]"]),
        ("Police could not confirm that Grace Banda had been arrested.", ["arrest of Grace Banda [possible]"]),
        ("Police did not confirm the arrest of Grace Banda.", ["arrest of Grace Banda [reported]"]),
        (
            "Officials would neither confirm nor deny that Grace Banda had been arrested.",
            ["arrest of Grace Banda [possible]"],
        ),
        ("There is no evidence that Grace Banda was tortured.", ["torture of Grace Banda [possible]"]),
        (
            "Investigators found no proof that police had killed Grace Banda.",
            ["killing of Grace Banda by police [possible]"],
        ),
        ("There were no reports of torture of Grace Banda.", ["torture of Grace Banda [possible]"]),
        (
            "The police did not deny that they had beaten Grace Banda.",
            ["attack of Grace Banda by police [reported]"],
        ),
        ("Relatives are worried that Grace Banda was tortured.", ["torture of Grace Banda [alleged] BY relatives"]),
    ],
    "false reports": [
        ("Reports that Grace Banda had been killed were false.", ["killing of Grace Banda [negated]"]),
        ("Reports of the killing of Grace Banda were false.", ["killing of Grace Banda [negated]"]),
        ("Reports that Grace Banda was arrested turned out to be untrue.", ["arrest of Grace Banda [negated]"]),
        ("False reports that Grace Banda had been killed spread online.", ["killing of Grace Banda [negated]"]),
        ("The newspaper falsely reported that Grace Banda had been executed.", ["execution of Grace Banda [negated]"]),
        (
            "The ministry retracted its statement that Grace Banda had been executed.",
            ["execution of Grace Banda [denied] BY ministry"],
        ),
        (
            "The claim that police tortured Grace Banda is false, the minister said.",
            ["torture of Grace Banda by police [denied] BY minister"],
        ),
        ("The story that Grace Banda was tortured was invented.", ["torture of Grace Banda [negated]"]),
        ("Mary Phiri was falsely accused of killing Grace Banda.", ["accusation of Mary Phiri"]),
    ],
    "who is accused of what": [
        ("Grace Banda was cleared of killing Peter Otieno.", ["acquittal of Grace Banda"]),
        ("Peter Otieno was found not guilty of raping Grace Banda.", ["acquittal of Peter Otieno"]),
        ("Peter Otieno was not found guilty of raping Grace Banda.", ["conviction of Peter Otieno [negated]"]),
        (
            "Peter Otieno pleaded not guilty to torturing Grace Banda.",
            ["torture of Grace Banda by Peter Otieno [denied] BY Peter Otieno"],
        ),
        (
            "Peter Otieno was arrested for killing Grace Banda.",
            ["arrest of Peter Otieno", "killing of Grace Banda by Peter Otieno [alleged]"],
        ),
        ("Peter Otieno was arrested for protesting.", ["arrest of Peter Otieno", "protest by Peter Otieno"]),
        (
            "Peter Otieno is on trial for torturing Grace Banda.",
            ["trial of Peter Otieno", "torture of Grace Banda [alleged]"],
        ),
        ("Peter Otieno confessed to killing Grace Banda.", ["killing of Grace Banda by Peter Otieno BY Peter Otieno"]),
        (
            "Peter Otieno was forced to confess to killing Grace Banda.",
            ["ill-treatment of Peter Otieno", "killing of Grace Banda by Peter Otieno [alleged]"],
        ),
        ("The army has not admitted killing Grace Banda.", ["killing of Grace Banda by army [alleged]"]),
        (
            "The man accused of killing Grace Banda was acquitted.",
            ["accusation of man accused of killing Grace Banda", "acquittal of man accused of killing Grace Banda"],
        ),
    ],
    "who did it to whom": [
        ("Peter Otieno's killing of Grace Banda led to protests.", ["killing of Grace Banda by Peter Otieno"]),
        ("Grace Banda's arrest by Peter Otieno was filmed.", ["arrest of Grace Banda by Peter Otieno"]),
        (
            "Grace Banda was beaten, and Peter Otieno raped, by soldiers.",
            ["attack of Grace Banda by soldiers", "sexual-violence of Peter Otieno by soldiers"],
        ),
        ("Grace Banda killed herself in her cell.", []),
        ("Police said that Grace Banda had hanged herself.", []),
        ("Peter Otieno had Grace Banda arrested.", ["arrest of Grace Banda"]),
        ("Correction: Grace Banda was not arrested.", ["arrest of Grace Banda [negated]"]),
        ("Grace Banda but not Peter Otieno was released.", ["release of Grace Banda"]),
        (
            "Police arrested not only Grace Banda but also her brother Peter Otieno.",
            ["arrest of Grace Banda and Peter Otieno by police"],
        ),
        ("Nobody was arrested.", []),
        ("No one was arrested over the killing of Peter Otieno.", ["killing of Peter Otieno"]),
    ],
    "what a court takes back": [
        (
            "The Supreme Court overturned the death sentence of Grace Banda.",
            ["reversal of Grace Banda by Supreme Court", "sentencing of Grace Banda"],
        ),
        ("The death sentence of Grace Banda was overturned.", ["sentencing of Grace Banda", "reversal of Grace Banda"]),
        (
            "The Supreme Court quashed the ten-year sentence handed to Grace Banda.",
            ["reversal of Grace Banda by Supreme Court", "sentencing of Grace Banda"],
        ),
        (
            "The president lifted the death sentence of Grace Banda.",
            ["reversal of Grace Banda by president", "sentencing of Grace Banda"],
        ),
        (
            "The appeal court refused to overturn the death sentence of Grace Banda.",
            ["reversal of Grace Banda by appeal court [negated]", "sentencing of Grace Banda"],
        ),
        (
            "The appeal court overturned the acquittal of Peter Otieno.",
            ["reversal of Peter Otieno by appeal court", "acquittal of Peter Otieno"],
        ),
        (
            "The appeal court threw out the conviction of Grace Banda.",
            ["acquittal of Grace Banda by appeal court", "conviction of Grace Banda"],
        ),
    ],
    "who or what tells it": [
        ("A painting shows Grace Banda being tortured.", ["torture of Grace Banda [possible]"]),
        ("The play tells how soldiers murdered Grace Banda.", ["killing of Grace Banda by soldiers [possible]"]),
        ("A deepfake video showed Grace Banda being arrested.", ["arrest of Grace Banda [negated]"]),
        ("Leaked footage shows police arresting Grace Banda.", ["arrest of Grace Banda by police"]),
        ("A hoax message said that Grace Banda had been arrested.", ["arrest of Grace Banda [negated]"]),
        (
            "A satirical website reported that Grace Banda had been executed.",
            ["execution of Grace Banda [possible] BY satirical website"],
        ),
        ("The beating of Grace Banda was a publicity stunt.", ["ill-treatment of Grace Banda [negated]"]),
        ("The killing of Grace Banda was an accident.", ["killing of Grace Banda [negated]"]),
        ("The killing of Grace Banda was no accident.", ["killing of Grace Banda"]),
        ("The arrest of Grace Banda was a mistake.", ["arrest of Grace Banda"]),
        ("Grace Banda plays a nun who is tortured by guards.", ["torture of nun by guards [possible]"]),
        ("Grace Banda wrote a play about a nurse who was shot.", ["attack of nurse [possible]"]),
        ("Grace Banda wrote a play about the killing of her brother.", ["killing of Grace Banda's brother"]),
        ("The mural of Grace Banda, who was killed, was removed.", ["killing of Grace Banda"]),
        (
            "The ministry portrayed Grace Banda as a spy who had killed a guard.",
            ["killing of guard by spy [alleged] BY ministry"],
        ),
        ("In a re-enactment, soldiers shot Grace Banda.", ["attack of Grace Banda by soldiers [possible]"]),
        ("The play led to the arrest of Grace Banda.", ["arrest of Grace Banda"]),
        (
            "An earlier version of this article said that Grace Banda had been sentenced to ten years.",
            ["sentencing of Grace Banda [negated]"],
        ),
        ("An earlier report said that Grace Banda was arrested.", ["arrest of Grace Banda [reported]"]),
        (
            "The ministry called Grace Banda a spy who had kidnapped a general.",
            ["kidnapping of general by Grace Banda [alleged] BY ministry"],
        ),
        ("Grace Banda was described as a woman who had killed a guard.", ["killing of guard by woman [alleged]"]),
        (
            "The court described Grace Banda, a nurse who had killed a guard, as calm.",
            ["killing of guard by Grace Banda"],
        ),
        (
            "The witness recanted his statement that Grace Banda shot the mayor.",
            ["attack of mayor by Grace Banda [denied] BY witness"],
        ),
        ("They found insufficient evidence that Grace Banda was tortured.", ["torture of Grace Banda [possible]"]),
        ("There is growing evidence that Grace Banda was tortured.", ["torture of Grace Banda [alleged]"]),
        (
            "Claims police tortured Grace Banda were denied by the ministry.",
            ["torture of Grace Banda by police [denied] BY ministry"],
        ),
        ("Reports police tortured Grace Banda are false.", ["torture of Grace Banda by police [negated]"]),
    ],
    "what somebody makes of it in passing": [
        ("Soldiers, the army denies, shot Grace Banda.", ["attack of Grace Banda by soldiers [denied] BY army"]),
        ("Soldiers, it is denied, killed three men.", ["killing of three men by soldiers [denied]"]),
        ("Soldiers, the mayor alleges, killed three men.", ["killing of three men by soldiers [alleged] BY mayor"]),
        (
            "The guards, prisoners claim, raped two women.",
            ["sexual-violence of two women by guards [alleged] BY prisoners"],
        ),
        (
            "Peter Otieno, Grace Banda said, was beaten by police.",
            ["attack of Peter Otieno by police BY Grace Banda"],
        ),
        ("Grace Banda, the ministry denies, was beaten.", ["ill-treatment of Grace Banda [denied] BY ministry"]),
        (
            "Peter Otieno, a baker, police said, was arrested.",
            ["arrest of Peter Otieno BY police"],
        ),
        ("Soldiers, the mayor said, shot Grace Banda.", ["attack of Grace Banda by soldiers BY mayor"]),
        ("None of the nurses but Grace Banda was arrested.", ["arrest of nurses [negated]"]),
        ("Grace Banda cannot return without being arrested.", ["arrest of Grace Banda [possible]"]),
        (
            "Grace Banda was freed without being charged.",
            ["release of Grace Banda", "charging of Grace Banda [negated]"],
        ),
        ("Nobody was arrested but Grace Banda was beaten.", ["ill-treatment of Grace Banda"]),
    ],
    "what is only believed, and what is taken back": [
        (
            "The man believed to have kidnapped Grace Banda was released.",
            [
                "kidnapping of Grace Banda by man believed to have kidnapped Grace Banda [alleged]",
                "release of man believed to have kidnapped Grace Banda",
            ],
        ),
        (
            "The officer said to have shot Grace Banda fled.",
            ["attack of Grace Banda by officer said to have shot Grace Banda [reported]"],
        ),
        (
            "Police arrested a man they said had tortured Grace Banda.",
            ["arrest of man by police", "torture of Grace Banda by man BY police"],
        ),
        (
            "Police arrested officers they said had beaten Grace Banda.",
            ["arrest of officers by police", "attack of Grace Banda by officers BY police"],
        ),
        (
            "Peter Otieno said under torture that he had raped Grace Banda.",
            ["sexual-violence of Grace Banda by Peter Otieno [alleged] BY Peter Otieno"],
        ),
        (
            "Peter Otieno was made to say that he had raped Grace Banda.",
            ["sexual-violence of Grace Banda by Peter Otieno [alleged]"],
        ),
        (
            "Peter Otieno signed a confession saying he had raped Grace Banda.",
            ["sexual-violence of Grace Banda by Peter Otieno [alleged]"],
        ),
        (
            "Grace Banda was said to have been arrested. This turned out to be wrong.",
            ["arrest of Grace Banda [negated]"],
        ),
        (
            "Peter Otieno said that Grace Banda had been killed. That was not true.",
            ["killing of Grace Banda [negated]"],
        ),
        (
            "Peter Otieno said that Grace Banda had been beaten. This was wrong, he added.",
            ["ill-treatment of Grace Banda BY Peter Otieno"],
        ),
        ("Grace Banda was beaten. This was wrong.", ["ill-treatment of Grace Banda"]),
    ],
    "what is hoped, made up and made of it on stage": [
        ("Grace Banda's trial has yet to begin.", ["trial of Grace Banda [possible]"]),
        ("Grace Banda hoped to be freed in May.", ["release of Grace Banda [possible]"]),
        (
            "Grace Banda, hoping to be freed, signed it and was beaten.",
            ["release of Grace Banda [possible]", "ill-treatment of Grace Banda"],
        ),
        (
            "Grace Banda, fearing that she would be arrested, fled to Kenya, where she was arrested.",
            ["arrest of Grace Banda [possible] BY Grace Banda", "arrest of Grace Banda"],
        ),
        (
            "Grace Banda made up the story that Peter Otieno had beaten her.",
            ["attack of Grace Banda by Peter Otieno [negated]"],
        ),
        (
            "A newspaper apologised for saying that Peter Otieno had beaten Grace Banda.",
            ["attack of Grace Banda by Peter Otieno [negated]"],
        ),
        (
            "Police banned a play in which Grace Banda is beaten by a king.",
            ["attack of Grace Banda by king [possible]"],
        ),
        (
            "According to legend, the saint was beheaded by soldiers.",
            ["killing of saint by soldiers [alleged] BY legend"],
        ),
    ],
    "who did it, and who did not": [
        (
            "The mayor said it was rebels, not soldiers, who had killed the villagers.",
            ["killing of villagers by rebels BY mayor"],
        ),
        ("It was soldiers and not rebels who killed the villagers.", ["killing of villagers by soldiers"]),
        (
            "The officer Grace Banda accuses of beating a boy is her uncle.",
            ["accusation of officer by Grace Banda"],
        ),
        ("Grace Banda kept police from arresting her.", ["arrest of Grace Banda by police [negated]"]),
        ("Grace Banda was beaten by no one.", ["ill-treatment of Grace Banda [negated]"]),
        ("Grace Banda was accused by nobody.", ["accusation of Grace Banda [negated]"]),
        ("Grace Banda survived an execution by firing squad.", ["execution of Grace Banda [negated]"]),
        ("Grace Banda survived the killing of her brother.", ["killing of Grace Banda's brother"]),
        ("Grace Banda survived torture.", ["torture of Grace Banda"]),
        ("All but one of the nurses were convicted.", ["conviction of All but one of the nurses"]),
        ("Police released all but three of the nurses.", ["release of all but three of the nurses by police"]),
        ("Grace Banda was jailed for six months pending trial.", ["detention of Grace Banda"]),
        ("Grace Banda was jailed for six months.", ["sentencing of Grace Banda"]),
        ("Nine nuns were held in Tarn, not including Grace Banda.", ["detention of nine nuns"]),
        ("Doctors were not allowed access to Grace Banda.", ["denial-of-medical-care of Grace Banda"]),
        (
            "Mary Phiri said that soldiers were responsible for the death of Grace Banda.",
            ["killing of Grace Banda BY Mary Phiri"],
        ),
    ],
}


@pytest.fixture(scope="module")
def found(read_all):
    return read_all(text for family in FAMILIES.values() for text, _ in family)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_of_sentences_tells_what_happened_and_what_did_not(found, family):
    read = {text: found[text].says_by_whom for text, _ in FAMILIES[family]}
    assert read == dict(FAMILIES[family])


def test_an_act_that_happened_at_last_has_the_day_on_which_it_did(found):
    claim = found["Grace Banda was not released until 2015."].claim("release")
    assert claim.time is not None
    assert claim.time.edtf == "2015"


def test_a_charge_ends_before_its_denial(found):
    reading = found["Peter Otieno was charged with killing Grace Banda, a charge he denies."]
    assert [reading.words(span) for span in reading.claim("charging").charges] == ["killing Grace Banda"]


def test_no_sentence_stands_in_two_families():
    texts = [text for family in FAMILIES.values() for text, _ in family]
    assert len(texts) == len(set(texts)) > 100


def test_a_visit_that_was_permitted_took_place(read):
    claim = read("Her family was only permitted to visit Grace Banda once.").claim("family-visit")
    assert claim.status.value == "asserted"
