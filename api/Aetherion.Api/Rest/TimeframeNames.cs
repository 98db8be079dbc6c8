using System.Diagnostics.CodeAnalysis;
using Aetherion.Model;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aetherion.Api.Rest;

internal static class TimeframeNames
{
    public const Timeframe Default = Timeframe.M1;
    public const string DefaultName = nameof(Timeframe.M1);
    public const int FirstWithRegimes = (int)Timeframe.M1;
    public const string Text = "The length of the bars.";
    public const string RegimeText = "The length of the bars that the regime is decided on.";

    /// <summary>A timeframe with regimes.</summary>
    public static bool TryParseWithRegimes(
        string? text, out Timeframe timeframe, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        if (!TryParse(text, out timeframe, out problem))
            return false;
        if (Timeframes.WithRegimes.Contains(timeframe))
            return true;
        problem = RestProblem.BadRequest(
            $"There are no regimes at {timeframe}; ask for one of {string.Join(", ", Timeframes.WithRegimes)}.");
        return false;
    }

    public static bool TryParse(
        string? text, out Timeframe timeframe, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        problem = null;
        timeframe = Default;
        if (text is null || Timeframes.TryParse(text.ToUpperInvariant(), out timeframe))
            return true;
        problem = RestProblem.BadRequest(
            $"There is no timeframe '{text}'. There are {string.Join(", ", Timeframes.All)}.");
        return false;
    }
}
