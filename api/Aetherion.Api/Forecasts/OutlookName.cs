using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Forecasts;

[GraphQLName("Outlook")]
[GraphQLDescription(
    "What the next hour is: of high risk by its volatility, otherwise a trend by its efficiency, otherwise a range. "
    + "Clients treat a value they do not know as UNKNOWN.")]
internal enum OutlookName
{
    Unknown = -1,
    Range = Outlook.Range,
    Trend = Outlook.Trend,
    HighRisk = Outlook.HighRisk,
}
