using System.Globalization;
using System.Text.RegularExpressions;

namespace Aetherion.Domain.Regimes;

/// <summary>A number as a sentence writes it.</summary>
/// <param name="Value">What it stands for; 71 % is 0.71.</param>
/// <param name="Unit">What its last digit counts.</param>
internal readonly partial record struct PhraseNumber(decimal Value, decimal Unit)
{
    private const decimal UnitMax = 1_000_000_000;

    /// <summary>How much of a value rounding may take or add: 0.42 may be 0.4, but 1.4 is not 1.</summary>
    private const decimal RoundedShareMax = 0.05m;

    /// <summary>Null for a word that is no number, or one out of any range that occurs.</summary>
    public static PhraseNumber? Parse(string word)
    {
        var match = Pattern().Match(word);
        if (!match.Success)
            return null;
        string fraction = match.Groups["fraction"].Value;
        int exponent = match.Groups["exponent"].Success
            ? int.Parse(match.Groups["exponent"].Value, CultureInfo.InvariantCulture)
            : 0;
        exponent -= fraction.Length + (match.Groups["percent"].Success ? 2 : 0);
        string digits = match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal) + fraction;
        return UnitOf(exponent) is { } unit && long.TryParse(digits, CultureInfo.InvariantCulture, out long count)
            ? new PhraseNumber((match.Groups["sign"].Value == "-" ? -count : count) * unit, unit)
            : null;
    }

    /// <summary>
    /// True for the same value, or for the value rounded to fewer decimals by next to nothing, with its first digit in place: a
    /// probability of 0.98 is not 1.
    /// </summary>
    public bool Says(PhraseNumber fact) =>
        Value == fact.Value || (Unit > fact.Unit && Unit <= Math.Abs(fact.Value) && IsRounded(fact.Value));

    private bool IsRounded(decimal fact)
    {
        decimal difference = Math.Abs(Value - fact);
        return difference <= Unit / 2 && difference <= RoundedShareMax * Math.Abs(fact);
    }

    private static decimal? UnitOf(int exponent) =>
        decimal.TryParse($"1E{exponent}", NumberStyles.Float, CultureInfo.InvariantCulture, out decimal unit) && unit is > 0 and <= UnitMax
            ? unit
            : null;

    // A name may follow, as in "60-bar".
    [GeneratedRegex(
        @"^(?<sign>[+-])?(?<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.(?<fraction>[0-9]+))?"
        + @"(?:E(?<exponent>[+-]?[0-9]{1,2}))?(?<percent>%)?(?:-[A-Za-z]+)*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
