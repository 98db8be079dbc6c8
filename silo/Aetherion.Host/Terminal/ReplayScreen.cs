using System.Globalization;
using Aetherion.Recordings;

namespace Aetherion.Host.Terminal;

/// <summary>
/// Shows how far a replay is and, on a terminal, takes keys: space pauses, <c>.</c> steps, <c>+</c> and <c>-</c> change the speed,
/// <c>m</c> is as fast as possible, <c>f</c> goes a minute on and <c>b</c> a minute back, <c>q</c> ends.
/// </summary>
internal sealed class ReplayScreen : IProgress<SessionReplayProgress>, IDisposable
{
    private static readonly TimeSpan KeyInterval = TimeSpan.FromMilliseconds(50);

    private readonly ReplayControl _control;
    private readonly RecordingContents _content;
    private readonly ProgressLine _line;
    private readonly CancellationTokenSource _quit = new();
    private readonly ITimer? _keys;
    private readonly Lock _gate = new();
    private long _marketTicks;
    private long _inputs;
    private bool _isDisposed;

    public ReplayScreen(ReplayControl control, RecordingContents content, TimeProvider time)
    {
        _control = control;
        _content = content;
        _line = new ProgressLine("messages", time) { Note = Note };
        if (Console.IsInputRedirected || Console.IsErrorRedirected)
            return;
        Console.Error.WriteLine("keys: space pause, . step, + - speed, m as fast as possible, f a minute on, b a minute back, q quit");
        _keys = time.CreateTimer(_ => Refresh(), null, KeyInterval, KeyInterval);
    }

    /// <summary>Is cancelled by the key that ends.</summary>
    public CancellationToken Quit => _quit.Token;

    private DateTime MarketTime => new(Volatile.Read(ref _marketTicks), DateTimeKind.Utc);

    public void Report(SessionReplayProgress value)
    {
        Volatile.Write(ref _marketTicks, value.MarketTime.Ticks);
        Volatile.Write(ref _inputs, value.Inputs);
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
                _control.GoTo(MarketTime.AddMinutes(1));
                return true;
            case 'b':
                // Nothing came before the first input.
                if (MarketTime > DateTime.MinValue.AddMinutes(1))
                    _control.GoBack(MarketTime.AddMinutes(-1));
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
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            _keys?.Dispose();
            _line.Dispose();
            _quit.Dispose();
        }
    }

    /// <summary>Takes keys, and shows what they changed though nothing goes on, as in a pause.</summary>
    private void Refresh()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            while (!_quit.IsCancellationRequested && Console.KeyAvailable)
                Press(Console.ReadKey(intercept: true).KeyChar);
            if (MarketTime != default)
                _line.Report(Volatile.Read(ref _inputs), _content.Inputs.Count);
        }
    }

    private string Note()
    {
        var speed = _control.IsPaused ? "paused"
            : _control.Speed is { } factor ? string.Create(CultureInfo.InvariantCulture, $"{factor:0.##}x") : "max";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{MarketTime:yyyy-MM-dd HH:mm:ss.fff}  {speed}");
    }
}
