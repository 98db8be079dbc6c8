using System.Text.RegularExpressions;

namespace Aetherion.Domain.Regimes;

/// <summary>
/// The words for directions: where the price went, and on which side of a level something is. A word too many costs a phrase, one
/// too few shows a wrong one.
/// </summary>
internal static partial class PhraseDirections
{
    private static readonly Regex[] All = [Up(), Down(), Above(), Below()];

    /// <summary>Whether a text has no direction but those of a sentence.</summary>
    public static bool AreIn(string sentence, string text) =>
        All.All(direction => !direction.IsMatch(text) || direction.IsMatch(sentence));

    // What adds up, or is made up of something, moves nowhere.
    [GeneratedRegex(
        @"\b(?:(?<!\b(?:adds?|added|adding|sums?|summed|makes?|made)\s+)up(?!\s+to\b)|upwards?|upside|uptrend\w*|upswing\w*"
        + @"|upturn\w*|ris(?:e|es|en|ing)|rose|rall(?:y|ies|ied|ying)|climb\w*|gain\w*|increas\w*|advanc\w*|surg\w*|soar\w*|jump\w*|spik\w*"
        + @"|rebound\w*|recover\w*|grow\w*|grew|(?:mov|go|trad|push|edg|clos|drift|trend|tick|head)\w*\s+higher|went\s+higher)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Up();

    [GeneratedRegex(
        @"\b(?:down|downwards?|downside|downtrend\w*|downswing\w*|downturn\w*|fall(?:s|en|ing)?|fell|drop\w*|declin\w*|decreas\w*"
        + @"|los(?:e|es|ing|s|ses)|lost|sank|sinks?|sinking|sunk|slump\w*|slid|slid(?:e|es|ing)|slipp?\w*|plung\w*|plummet\w*|crash\w*"
        + @"|tumbl\w*|retreat\w*|shr(?:ink|ank|unk)\w*|dip\w*|(?:mov|go|trad|push|edg|clos|drift|trend|tick|head)\w*\s+lower|went\s+lower)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Down();

    [GeneratedRegex(
        @"\b(?:above|exceed\w*|surpass\w*|beyond|(?:higher|greater|larger)\s+than)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Above();

    [GeneratedRegex(
        @"\b(?:below|beneath|underneath|(?:lower|less|smaller)\s+than)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Below();
}
