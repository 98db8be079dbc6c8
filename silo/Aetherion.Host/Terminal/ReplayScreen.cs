using System.Globalization;
using Aetherion.Recordings;

namespace Aetherion.Host.Terminal;

/// <summary>
/// Shows how far a replay is and, on a terminal, takes keys: space pauses, <c>.</c> steps, <c>+</c> and <c>-</c> change the speed,
/// <c>m</c> is as fast as possible, <c>f</c> goes a minute on, <c>q</c> ends.
/// </summary>
internal sealed class ReplayScreen : IProgress<SessionReplayProgress>, IDisposable
{
    private static readonly TimeSpan KeyInterval = TimeSpan.FromMilliseconds(50);

    private readonly ReplayControl _control;
    private readonly RecordingContents _content;
    private readonly ProgressLine _line;
    private readonly CancellationTokenSource _quit = new();
    private readonly ITimer? _keys;
    private long _marketTicks;

    public ReplayScreen(ReplayControl control, RecordingContents content, TimeProvider time)
    {
        _control = control;
        _content = content;
        _line = new ProgressLine("messages", time) { Note = Note };
        if (Console.IsInputRedirected || Console.IsErrorRedirected)
            return;
        Console.Error.WriteLine("keys: space pause, . step, + - speed, m as fast as possible, f a minute on, q quit");
        _keys = time.CreateTimer(_ => ReadKeys(), null, KeyInterval, KeyInterval);
    }

    /// <summary>Is cancelled by the key that ends.</summary>
    public CancellationToken Quit => _quit.Token;

    public void Report(SessionReplayProgress value)
    {
        Volatile.Write(ref _marketTicks, value.MarketTime.Ticks);
        _line.Report(value.Inputs, _content.Inputs.Count);
    }

    /// <summary>What a key does; whether it is one.</summary>
    internal bool Press(char key)
    {
        switch (key)
        {
            case ' ':
                _control.TogglePause();
                return true;
            case '.':
                _control.Step();
                return true;
            case '+':
                _control.SetSpeed((_control.Speed ?? ReplayControl.SpeedMax / 2) * 2);
                return true;
            case '-':
                _control.SetSpeed((_control.Speed ?? 2) / 2);
                return true;
            case 'm':
                _control.SetSpeed(null);
                return true;
            case 'f':
                _control.GoTo(new DateTime(Volatile.Read(ref _marketTicks), DateTimeKind.Utc).AddMinutes(1));
                return true;
            case 'q':
                _quit.Cancel();
                return true;
            default:
                return false;
        }
    }

    public void Dispose()
    {
        _keys?.Dispose();
        _line.Dispose();
        _quit.Dispose();
    }

    private void ReadKeys()
    {
        while (!_quit.IsCancellationRequested && Console.KeyAvailable)
            Press(Console.ReadKey(intercept: true).KeyChar);
    }

    private string Note()
    {
        var speed = _control.IsPaused ? "paused"
            : _control.Speed is { } factor ? string.Create(CultureInfo.InvariantCulture, $"{factor:0.##}x") : "max";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{new DateTime(Volatile.Read(ref _marketTicks), DateTimeKind.Utc):yyyy-MM-dd HH:mm:ss.fff}  {speed}");
    }
}
