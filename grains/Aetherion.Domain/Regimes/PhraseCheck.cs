using System.Buffers;
using System.Text.RegularExpressions;
using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>
/// Holds another's words for an explanation to its facts: they may say less than our sentence, but no number, no regime or level of
/// an anomaly, and no direction that it does not have. What cannot be held to them, such as a number in words, is refused.
/// </summary>
public static partial class PhraseCheck
{
    private static readonly SearchValues<char> Characters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;!?()%+-/'\"\u00A0\u2013\u2014\u2018\u2019\u201C\u201D\u2026\u2212");

    /// <summary>What all forms of the names have in common, such as bullish, crises and anomalous.</summary>
    private static readonly string[] Stems = [.. Enum.GetValues<Regime>().Select(Stem), "anomal", "alarm"];

    /// <summary>What is wrong with a text that is to stand for our sentence.</summary>
    public static PhraseFault FindFault(string sentence, string text, int lengthMax)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > lengthMax || string.IsNullOrWhiteSpace(text))
            return PhraseFault.Length;
        if (text.AsSpan().ContainsAnyExcept(Characters) || Link().IsMatch(text))
            return PhraseFault.Format;
        if (NumberInWords().IsMatch(text) || !HasItsNumbersFrom(sentence, text))
            return PhraseFault.Number;
        if (Stems.Any(stem => Names(text, stem) && !Names(sentence, stem)))
            return PhraseFault.Name;
        return PhraseDirections.AreIn(sentence, text) ? PhraseFault.None : PhraseFault.Direction;
    }

    private static bool HasItsNumbersFrom(string sentence, string text)
    {
        string[] known = [.. WordsWithDigits(sentence)];
        PhraseNumber[] facts = [.. known.Select(PhraseNumber.Parse).OfType<PhraseNumber>()];
        return WordsWithDigits(text).All(word =>
            PhraseNumber.Parse(word) is { } number ? facts.Any(number.Says) : known.Contains(word, StringComparer.Ordinal));
    }

    private static IEnumerable<string> WordsWithDigits(string text)
    {
        string signed = MinusInWords().Replace(text.Replace('\u2212', '-'), "-");
        return Separator().Split(Percent().Replace(signed, "%"))
            .Select(word => word.TrimEnd('.', ','))
            .Where(word => word.Any(char.IsAsciiDigit));
    }

    private static bool Names(string text, string stem) => text.Contains(stem, StringComparison.OrdinalIgnoreCase);

    private static string Stem(Regime regime) => regime switch
    {
        Regime.Crisis => "cris",
        Regime.Sideways => "sideway",
        _ => regime.ToString(),
    };

    [GeneratedRegex(@"//|[A-Za-z]:\S|[A-Za-z]\.[A-Za-z]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    // "One" is not among them: it is a pronoun more often than a number.
    [GeneratedRegex(
        @"\b(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
        + "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen"
        + @"|half|halves|halved?|third|quarter|double|twice|doubled|triple|tripled|thrice)s?\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NumberInWords();

    [GeneratedRegex(@"\b(?:minus|negative)\s+(?=[0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MinusInWords();

    [GeneratedRegex(@"(?<=[0-9])\s*(?:%|\bper ?cent\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Percent();

    [GeneratedRegex("[\\s()\"'\u2018\u2019\u201C\u201D;:!?/\u2014\u2026]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
