using System.Globalization;

namespace Aetherion.Model;

/// <summary>Writes what a feature adds to a score or to log-odds.</summary>
public static class ContributionText
{
    /// <summary>To one decimal with its sign; what rounds to nothing has none.</summary>
    public static string Of(double contribution) =>
        (Math.Round(contribution, 1, MidpointRounding.AwayFromZero) + 0.0).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
