using System.Globalization;

namespace Aetherion.Domain.Markets;

/// <summary>
/// How far the rows of a bar file are apart, which tells the length of its bars. Files leave out minutes without trades,
/// so half of the steps are enough.
/// </summary>
public sealed class BarSteps
{
    /// <summary>The most different steps that are told apart.</summary>
    public const int LengthCountMax = 100;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Dictionary<TimeSpan, long> _counts = new() { [Minute] = 0 };
    private DateTime _previous;
    private long _count;

    /// <summary>Whether most bars follow each other by a minute.</summary>
    public bool IsOfMinutes => _count > 0 && 2 * _counts[Minute] >= _count;

    /// <summary>The time of the next row, as the file writes it.</summary>
    public void Add(DateTime time)
    {
        if (_previous != default)
            Count(time - _previous);
        _previous = time;
    }

    /// <exception cref="BarFileException">They are of another length; the message says of which.</exception>
    public void ThrowIfNotOfMinutes(string file)
    {
        if (!IsOfMinutes)
            throw new BarFileException(
                file, 0, "", "",
                $"holds no one-minute bars: {Found()}; give one-minute bars, from which longer ones are made");
    }

    private void Count(TimeSpan step)
    {
        _count++;
        if (_counts.Count < LengthCountMax || _counts.ContainsKey(step))
            _counts[step] = _counts.GetValueOrDefault(step) + 1;
    }

    private string Found()
    {
        if (_count == 0)
            return "a single bar does not tell its length";
        var (step, count) = _counts.OrderBy(pair => pair.Key).MaxBy(pair => pair.Value);
        return step > TimeSpan.Zero && step != Minute && 2 * count >= _count
            ? $"its rows are mostly {Describe(step)} apart"
            : "most of its rows are not a minute apart";
    }

    private static string Describe(TimeSpan step)
    {
        var seconds = (long)step.TotalSeconds;
        return seconds switch
        {
            _ when seconds % 86_400 == 0 => Count(seconds / 86_400, "a day", "days"),
            _ when seconds % 3600 == 0 => Count(seconds / 3600, "an hour", "hours"),
            _ when seconds % 60 == 0 => Count(seconds / 60, "a minute", "minutes"),
            _ => Count(seconds, "a second", "seconds"),
        };

        static string Count(long count, string one, string many) =>
            count == 1 ? one : string.Create(CultureInfo.InvariantCulture, $"{count} {many}");
    }
}
