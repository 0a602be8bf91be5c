/**
 * Who may do what where: written by hand from the issues, the domain and the documentation, never from the code.
 *
 * Y  done, or shown whole                 p  answered, but only with what is public or one's own
 * -  refused (strangers: UNAUTHENTICATED) ?  as though there were none
 *
 * Keys of the hub, of one cluster, of one city (Hohhot); and strangers. Letters of a cell: in a cluster — the own, another;
 * for a city — the own, another of the same cluster, one of another cluster. To a key of a cluster every member is the own.
 */
export const ofTheHub = `
of the hub itself                           | hub’s           | cluster’s       | city’s          | strangers
                                            | SEC  LEA  AUD | SEC  LEA  AUD | COO  OPE  PAR |
registerCluster                             | Y    -    -   | -    -    -   | -    -    -   | -
loadCalendar                                | Y    -    -   | -    -    -   | -    -    -   | -
issueKey AUDITOR of the hub                 | Y    -    -   | -    -    -   | -    -    -   | -
registerOrganisation of no city             | Y    -    -   | Y    -    -   | -    -    -   | -
rotateKey one’s own                         | Y    Y    Y   | Y    Y    Y   | Y    Y    Y   | -
revokeKey one’s own                         | Y    Y    Y   | Y    Y    Y   | Y    Y    Y   | -
issueSignInLink one’s own                   | Y    Y    Y   | Y    Y    Y   | Y    Y    Y   | -

clusters                                    | Y    Y    Y   | Y    Y    Y   | Y    Y    Y   | Y
cluster                                     | Y    Y    Y   | Y    Y    Y   | Y    Y    Y   | Y
calendarYear                                | Y    Y    Y   | Y    Y    Y   | Y    Y    Y   | Y

GET /metrics                                | Y    -    Y   | -    -    -   | -    -    -   | -
GET /audit/export                           | Y    -    Y   | -    -    -   | -    -    -   | -
`

export const inACluster = `
in the own cluster, another                 | hub’s           | cluster’s       | city’s          | strangers
                                            | SEC  LEA  AUD | SEC  LEA  AUD | COO  OPE  PAR |
registerMembership                          | YY   --   --  | Y-   --   --  | --   --   --  | --
setClusterRule                              | YY   --   --  | Y-   --   --  | --   --   --  | --
issueKey SECRETARIAT                        | YY   --   --  | Y-   --   --  | --   --   --  | --
issueKey LEADER                             | YY   --   --  | Y-   --   --  | --   --   --  | --
registerItemBatch                           | YY   --   --  | Y-   --   --  | --   --   --  | --
registerPublishedBatch                      | YY   --   --  | Y-   --   --  | --   --   --  | --
dropBatchItems                              | YY   --   --  | Y-   --   --  | --   --   --  | --
abandonItemBatch                            | YY   --   --  | Y-   --   --  | --   --   --  | --
openConsultation                            | YY   --   --  | Y-   --   --  | --   --   --  | --
returnToDraft                               | YY   --   --  | Y-   --   --  | --   --   --  | --
publishItemBatch                            | YY   --   --  | Y-   --   --  | --   --   --  | --
adjustItemBatch                             | YY   --   --  | Y-   --   --  | --   --   --  | --
objectToItem                                | --   --   --  | --   --   --  | Y-   --   --  | --
withdrawObjection                           | --   --   --  | --   --   --  | Y-   --   --  | --
confirmItemBatch                            | --   --   --  | --   --   --  | Y-   --   --  | --
matchItem                                   | YY   --   --  | Y-   --   --  | Y-   --   --  | --
registerSubscriber                          | YY   --   --  | Y-   --   --  | Y-   --   Y-  | --
registerTasks                               | YY   --   --  | Y-   --   --  | --   --   --  | --
registerKeyProjects                         | YY   --   --  | Y-   --   --  | --   --   --  | --
registerPlatforms                           | YY   --   --  | Y-   --   --  | --   --   --  | --
changeDeadline                              | YY   --   --  | Y-   --   --  | --   --   --  | --
setPlanFields                               | YY   --   --  | Y-   --   --  | --   --   --  | --
setLightRules                               | YY   --   --  | Y-   --   --  | --   --   --  | --
grantExemption                              | YY   --   --  | Y-   --   --  | --   --   --  | --
raiseIssue of the secretariat’s             | YY   --   --  | Y-   --   --  | --   --   --  | --
assignIssue                                 | YY   --   --  | Y-   --   --  | --   --   --  | --
escalateIssue                               | YY   --   --  | Y-   --   --  | --   --   --  | --
conveneMeeting                              | YY   --   --  | Y-   --   --  | --   --   --  | --
setCutOff                                   | YY   --   --  | Y-   --   --  | --   --   --  | --
recordAgreement                             | YY   --   --  | Y-   --   --  | --   --   --  | --
setNextList                                 | YY   --   --  | Y-   --   --  | --   --   --  | --
setReportText                               | YY   --   --  | Y-   --   --  | --   --   --  | --
adoptResolution                             | YY   --   --  | Y-   --   --  | --   --   --  | --
answerObjection                             | YY   --   --  | Y-   --   --  | --   --   --  | --
sealBrief                                   | YY   --   --  | Y-   --   --  | --   --   --  | --
recordErratum                               | YY   --   --  | Y-   --   --  | --   --   --  | --

itemBatches                                 | YY   YY   YY  | Yp   Yp   Yp  | Yp   Yp   Yp  | pp
itemBatch                                   | YY   YY   YY  | Yp   Yp   Yp  | Yp   Yp   Yp  | pp
serviceItem                                 | YY   YY   YY  | Yp   Yp   Yp  | Yp   Yp   Yp  | pp
serviceItems                                | YY   YY   YY  | Yp   Yp   Yp  | Yp   Yp   Yp  | pp
canHandle                                   | YY   YY   YY  | Yp   Yp   Yp  | Yp   Yp   Yp  | pp
recognitionMatrix                           | YY   YY   YY  | Yp   Yp   Yp  | Yp   Yp   Yp  | pp
itemDifferences                             | YY   YY   YY  | Yp   Yp   Yp  | Yp   Yp   Yp  | pp
coverage                                    | YY   YY   YY  | Yp   Yp   Yp  | Yp   Yp   Yp  | pp
recognitionCount                            | YY   YY   YY  | YY   YY   YY  | YY   YY   YY  | YY
changes                                     | YY   YY   YY  | Yp   Yp   Yp  | Yp   Yp   Yp  | pp
changesRecorded                             | YY   YY   YY  | Yp   Yp   Yp  | Yp   Yp   Yp  | pp
snapshotManifest                            | YY   YY   YY  | Yp   Yp   Yp  | Yp   Yp   Yp  | pp
unmatchedItems                              | YY   YY   YY  | Y-   Y-   Y-  | Y-   --   --  | --
sameShare                                   | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
integrationTasks                            | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
integrationTask                             | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
keyProjects                                 | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
keyProject                                  | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
platforms                                   | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
platform                                    | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
planFields                                  | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
statusBoard                                 | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
statusRows                                  | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
lightHistory                                | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
lightRules                                  | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
jointMeetings                               | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
jointMeeting                                | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
meetingBrief                                | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
meetingBrief as if a draft were published   | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
sealFindings                                | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --

POST /batches/register                      | YY   --   --  | Y-   --   --  | --   --   --  | --
POST /plans/import                          | YY   --   --  | Y-   --   --  | --   --   --  | --
GET /plans/export.xlsx                      | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
GET /plans/export.csv                       | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
GET /sync/changes                           | YY   YY   YY  | Yp   Yp   Yp  | Yp   Yp   Yp  | pp
GET /sync/snapshot                          | YY   YY   YY  | Yp   Yp   Yp  | Yp   Yp   Yp  | pp
GET /sync/snapshot/manifest                 | YY   YY   YY  | Yp   Yp   Yp  | Yp   Yp   Yp  | pp
GET /sync/rpde                              | YY   YY   YY  | YY   YY   YY  | YY   YY   YY  | YY
GET /sync/rpde/:cluster                     | YY   YY   YY  | YY   YY   YY  | YY   YY   YY  | YY
GET /export/:file                           | YY   YY   YY  | Y?   Y?   Y?  | Y?   Y?   Y?  | ??
GET /export/oc4ids.json                     | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
GET /papers/dispatch.docx                   | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
GET /papers/dispatch.xlsx                   | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
GET /meetings/:cluster/:edition/report.docx | YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
GET /meetings/:cluster/:edition/annexes.xlsx| YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
GET /meetings/:cluster/:edition/minutes.docx| YY   YY   YY  | Y-   Y-   Y-  | Y-   Y-   Y-  | --
`

export const forACity = `
for the own city, another, another cluster’s| hub’s           | cluster’s       | city’s          | strangers
                                            | SEC  LEA  AUD | SEC  LEA  AUD | COO  OPE  PAR |
registerOrganisation                        | YYY  ---  --- | YY-  ---  --- | Y--  ---  --- | ---
issueKey COORDINATOR                        | YYY  ---  --- | YY-  ---  --- | ---  ---  --- | ---
issueKey OPERATOR                           | YYY  ---  --- | YY-  ---  --- | Y--  ---  --- | ---
issueKey PARTNER                            | YYY  ---  --- | YY-  ---  --- | Y--  ---  --- | ---
rotateKey of an operator                    | YYY  ???  ??? | YY?  ???  ??? | Y??  ???  ??? | ---
rotateKey of a coordinator                  | YYY  ???  ??? | YY?  ???  ??? | ???  ???  ??? | ---
revokeKey of an operator                    | YYY  ???  ??? | YY?  ???  ??? | Y??  ???  ??? | ---
revokeKey of a coordinator                  | YYY  ???  ??? | YY?  ???  ??? | ???  ???  ??? | ---
issueSignInLink of an operator              | YYY  ???  ??? | YY?  ???  ??? | Y??  ???  ??? | ---
issueSignInLink of a coordinator            | YYY  ???  ??? | YY?  ???  ??? | ???  ???  ??? | ---
recordImplementation                        | ---  ---  --- | ---  ---  --- | Y--  ---  Y-- | ---
declareRecognition                          | ---  ---  --- | ---  ---  --- | Y--  ---  --- | ---
exceptRecognition                           | ---  ---  --- | ---  ---  --- | Y--  ---  --- | ---
suspendRecognition                          | ---  ---  --- | ---  ---  --- | Y--  ---  --- | ---
resumeRecognition                           | ---  ---  --- | ---  ---  --- | Y--  ---  --- | ---
withdrawRecognition                         | ---  ---  --- | ---  ---  --- | Y--  ---  --- | ---
syncImplementations                         | ---  ---  --- | ---  ---  --- | Y--  ---  Y-- | ---
finishSyncPush                              | ---  ---  --- | ---  ---  --- | Y--  ---  Y-- | ---
abandonSyncPush                             | ---  ---  --- | ---  ---  --- | Y--  ---  Y-- | ---
setCodeMap                                  | ---  ---  --- | ---  ---  --- | Y--  ---  Y-- | ---
setSyncSource                               | YYY  ---  --- | YY-  ---  --- | Y--  ---  --- | ---
retireSyncSource                            | YYY  ---  --- | YY-  ---  --- | Y--  ---  --- | ---
acknowledgeAlert                            | YYY  ---  --- | YY?  ---  --- | Y??  ---  --- | ---
pauseSubscriber                             | YYY  ---  --- | YY?  ---  --- | Y??  ---  Y?? | ---
resumeSubscriber                            | YYY  ---  --- | YY?  ---  --- | Y??  ---  Y?? | ---
rotateSubscriberSecret                      | YYY  ---  --- | YY?  ---  --- | Y??  ---  Y?? | ---
removeSubscriber                            | YYY  ---  --- | YY?  ---  --- | Y??  ---  Y?? | ---
resendDelivery                              | YYY  ---  --- | YY?  ---  --- | Y??  ---  Y?? | ---
recordProgress                              | ---  ---  --- | ---  ---  --- | Y--  Y--  --- | ---
reviseProgress                              | ---  ---  --- | ---  ---  --- | Y--  Y--  --- | ---
releaseProgress                             | ---  ---  --- | ---  ---  --- | Y--  ---  --- | ---
returnProgress                              | ---  ---  --- | ---  ---  --- | Y--  ---  --- | ---
stateOwnLight                               | ---  ---  --- | ---  ---  --- | Y--  ---  --- | ---
raiseIssue                                  | YYY  ---  --- | YY-  ---  --- | Y--  Y--  --- | ---
handleIssue                                 | ---  ---  --- | ---  ---  --- | Y--  ---  --- | ---
answerIssue                                 | ---  ---  --- | ---  ---  --- | Y--  ---  --- | ---
returnIssue                                 | YYY  ---  --- | YY-  ---  --- | Y--  ---  --- | ---
closeIssue                                  | YYY  ---  --- | YY-  ---  --- | Y--  ---  --- | ---
recordServiceUse                            | ---  ---  --- | ---  ---  --- | Y--  Y--  Y-- | ---
recordResolutionProgress UNDER_WAY          | YYY  ---  --- | YY-  ---  --- | Y--  ---  --- | ---
recordResolutionProgress EXTENDED           | YYY  ---  --- | YY-  ---  --- | ---  ---  --- | ---
confirmFigures                              | ---  ---  --- | ---  ---  --- | Y--  ---  --- | ---
objectToFigure                              | ---  ---  --- | ---  ---  --- | Y--  ---  --- | ---

codeMap                                     | ---  ---  --- | ---  ---  --- | Y--  ---  Y-- | ---
syncPush                                    | YYY  YYY  YYY | YY-  YY-  YY- | Y--  Y--  Y-- | ---
rejectedRows                                | YYY  YYY  YYY | YY-  YY-  YY- | Y--  Y--  Y-- | ---
reconcile of a source                       | YYY  YYY  YYY | YY-  YY-  YY- | Y--  Y--  Y-- | ---
reconcile of the feed                       | YYY  YYY  YYY | YYY  YYY  YYY | YYY  YYY  YYY | YYY
partners                                    | YYY  YYY  YYY | YY-  YY-  YY- | YY-  Yp-  Yp- | ---
syncAlerts                                  | YYY  YYY  YYY | YY-  YY-  YY- | YY-  Yp-  Yp- | ---
subscribers                                 | YYY  ---  --- | YY-  ---  --- | Yp-  ---  Yp- | ---
deliveries                                  | YYY  ---  --- | YY?  ---  --- | Y??  ---  Y?? | ---
impact                                      | YYY  YYY  YYY | YY-  YY-  YY- | YY-  ---  --- | ---
progressEntries                             | YYY  YYY  YYY | YY-  YY-  YY- | YY-  YY-  YY- | ---
obligations                                 | YYY  YYY  YYY | YY-  YY-  YY- | YY-  YY-  YY- | ---
lights                                      | YYY  YYY  YYY | YY-  YY-  YY- | YY-  YY-  YY- | ---
coordinationIssues                          | YYY  YYY  YYY | YY-  YY-  YY- | YY-  YY-  YY- | ---
coordinationIssue                           | YYY  YYY  YYY | YY-  YY-  YY- | YY-  YY-  YY- | ---
scorecard                                   | YYY  YYY  YYY | YY-  YY-  YY- | YY-  YY-  YY- | ---
serviceUse                                  | YYY  YYY  YYY | YY-  YY-  YY- | YY-  YY-  YY- | ---
resolutions                                 | YYY  YYY  YYY | YY-  YY-  YY- | YY-  YY-  YY- | ---
figure                                      | YYY  YYY  YYY | YY-  YY-  YY- | YY-  YY-  YY- | ---
briefDiff                                   | YYY  YYY  YYY | YY-  YY-  YY- | YY-  YY-  YY- | ---
meetingBrief as if entries were released    | YYY  ---  --- | YY-  ---  --- | Y--  Y--  --- | ---

POST /progress/import                       | ---  ---  --- | ---  ---  --- | Y--  Y--  --- | ---
POST /progress/documents                    | ---  ---  --- | ---  ---  --- | Y--  Y--  --- | ---
GET /progress/documents/:hash               | YYY  YYY  YYY | YY-  YY-  YY- | YY-  YY-  YY- | ---
POST /sync/profile                          | ---  ---  --- | ---  ---  --- | Y--  ---  Y-- | ---
POST /sync/implementations                  | ---  ---  --- | ---  ---  --- | Y--  ---  Y-- | ---
POST /sync/pushes/:push/finish              | ---  ---  --- | ---  ---  --- | Y--  ---  Y-- | ---
POST /sync/pushes/:push/abandon             | ---  ---  --- | ---  ---  --- | Y--  ---  Y-- | ---
GET /sync/pushes/:push                      | YYY  YYY  YYY | YY-  YY-  YY- | Y--  Y--  Y-- | ---
GET /sync/pushes/:push/outcomes             | YYY  YYY  YYY | YY-  YY-  YY- | Y--  Y--  Y-- | ---
GET /sync/rejected.ndjson                   | YYY  YYY  YYY | YY-  YY-  YY- | Y--  Y--  Y-- | ---
GET /sync/rejected.csv                      | YYY  YYY  YYY | YY-  YY-  YY- | Y--  Y--  Y-- | ---
GET /sync/rejected.xlsx of no such source   | ???  ???  ??? | ??-  ??-  ??- | ?--  ?--  ?-- | ---
GET /sync/reconcile of a source             | YYY  YYY  YYY | YY-  YY-  YY- | Y--  Y--  Y-- | ---
GET /sync/reconcile of the feed             | YYY  YYY  YYY | YYY  YYY  YYY | YYY  YYY  YYY | YYY
GET /papers/letter.docx of no such issue    | ???  ???  ??? | ??-  ??-  ??- | ??-  ??-  ??- | ---
`
