using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("AnomalyLevel")]
[GraphQLDescription(
    "ANOMALY: odd compared with the last bars. ALARM: odd compared with the training data, however wild the last bars "
    + "were. Clients treat a value they do not know as UNKNOWN.")]
internal enum AnomalyLevelName
{
    Unknown = -1,
    None = AnomalyLevel.None,
    Anomaly = AnomalyLevel.Anomaly,
    Alarm = AnomalyLevel.Alarm,
    AnomalyAndAlarm = AnomalyLevel.Anomaly | AnomalyLevel.Alarm,
}
