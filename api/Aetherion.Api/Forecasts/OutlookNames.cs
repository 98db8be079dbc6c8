using Aetherion.Model;

namespace Aetherion.Api.Forecasts;

internal static class OutlookNames
{
    public static OutlookName Of(Outlook outlook) =>
        Enum.IsDefined((OutlookName)outlook) ? (OutlookName)outlook : OutlookName.Unknown;
}
