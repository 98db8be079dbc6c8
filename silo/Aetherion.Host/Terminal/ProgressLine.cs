using System.Globalization;

namespace Aetherion.Host.Terminal;

/// <summary>
/// Shows how far a command is on standard error: a bar with rate and time left that redraws itself on a terminal;
/// otherwise a plain line every twentieth of the way, and every few seconds.
/// </summary>
internal sealed class ProgressLine(string unit, TimeProvider time, TextWriter output, bool isTerminal) : IDisposable
{
    private const int BarWidth = 28;
    private const int PlainSteps = 20;
    private static readonly TimeSpan TerminalInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly long _started = time.GetTimestamp();
    private TimeSpan _lastShown = TimeSpan.FromDays(-1);
    private long _lastStep = -1;
    private bool _isDrawn;

    public ProgressLine(string unit, TimeProvider time)
        : this(unit, time, Console.Error, !Console.IsErrorRedirected)
    {
    }

    /// <summary>Says something more at the end of the line; null for nothing.</summary>
    public Func<string>? Note { get; init; }

    public void Report(long done, long total)
    {
        lock (_gate)
        {
            var elapsed = time.GetElapsedTime(_started);
            if (!IsDue(done, total, elapsed))
                return;
            _lastShown = elapsed;
            Show(Line(done, total, elapsed));
        }
    }

    public void Dispose()
    {
        if (_isDrawn)
            output.WriteLine();
    }

    private bool IsDue(long done, long total, TimeSpan elapsed)
    {
        var sinceLast = elapsed - _lastShown;
        if (isTerminal)
            return sinceLast >= TerminalInterval || done >= total;
        var step = total > 0 ? done * PlainSteps / total : 0;
        if (step == _lastStep && sinceLast < PlainInterval)
            return false;
        _lastStep = step;
        return true;
    }

    private void Show(string line)
    {
        if (!isTerminal)
        {
            output.WriteLine(line);
            return;
        }
        output.Write($"\r\u001b[2K{line}");
        _isDrawn = true;
    }

    private string Line(long done, long total, TimeSpan elapsed)
    {
        var share = total > 0 ? Math.Clamp((double)done / total, 0, 1) : 0;
        var rate = elapsed.TotalSeconds > 0 ? done / elapsed.TotalSeconds : 0;
        var left = rate > 0 && total >= done ? TimeSpan.FromSeconds((total - done) / rate) : TimeSpan.Zero;
        // In hours however many: a format of a TimeSpan would wrap at a day.
        var hours = (long)left.TotalHours;
        var filled = (int)(share * BarWidth);
        var bar = isTerminal ? $"[{new string('#', filled)}{new string('.', BarWidth - filled)}] " : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{bar}{share:P0}  {done:#,0}/{total:#,0} {unit}  {rate:#,0}/s  {hours:00}:{left:mm\\:ss} left")
            + (Note is null ? "" : "  " + Note());
    }
}
