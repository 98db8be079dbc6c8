using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("AnomalyLevel")]
[GraphQLDescription(
    "ANOMALY: odd compared with the last bars. ALARM: odd compared with the training data, however wild the last bars "
    + "were. Clients treat a value they do not know as UNKNOWN.")]
internal enum AnomalyLevelName
{
    [GraphQLDescription("Not known yet, or a level that came with a later version.")]
    Unknown = -1,

    [GraphQLDescription("As usual.")]
    None = AnomalyLevel.None,

    [GraphQLDescription("Odd compared with the last bars.")]
    Anomaly = AnomalyLevel.Anomaly,

    [GraphQLDescription("Odd compared with the training data.")]
    Alarm = AnomalyLevel.Alarm,

    [GraphQLDescription("Odd compared with both.")]
    AnomalyAndAlarm = AnomalyLevel.Anomaly | AnomalyLevel.Alarm,
}
