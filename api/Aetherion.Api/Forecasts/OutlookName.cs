using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Forecasts;

[GraphQLName("Outlook")]
[GraphQLDescription(
    "What the next hour is: of high risk by its volatility, otherwise a trend by its efficiency, otherwise a range. "
    + "Clients treat a value they do not know as UNKNOWN.")]
internal enum OutlookName
{
    [GraphQLDescription("Not known, or one that came with a later version.")]
    Unknown = -1,

    [GraphQLDescription("The price stays within its usual range.")]
    Range = Outlook.Range,

    [GraphQLDescription("The price moves one way.")]
    Trend = Outlook.Trend,

    [GraphQLDescription("The price may move far either way.")]
    HighRisk = Outlook.HighRisk,
}
