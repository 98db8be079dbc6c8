using System.Diagnostics;
using System.Text;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>The executable on a pseudo-terminal, as a person has it, whose keys are those that are written.</summary>
internal sealed class TerminalProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _screen = new();
    private readonly Lock _gate = new();
    private readonly Task _reading;

    private TerminalProcess(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    /// <summary>All that was shown so far.</summary>
    public string Screen
    {
        get
        {
            lock (_gate)
                return _screen.ToString();
        }
    }

    public static TerminalProcess Start(params string[] arguments)
    {
        var command = string.Join(' ', arguments.Prepend(RepositoryPaths.Executable).Select(word => $"'{word}'"));
        return new TerminalProcess(Process.Start(new ProcessStartInfo("script", ["-qefc", command, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
    }

    public async Task PressAsync(char key)
    {
        await _process.StandardInput.WriteAsync(key);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits until something is true of what was shown behind a place.</summary>
    /// <returns>How much was shown by then.</returns>
    public async Task<int> UntilAsync(Predicate<string> condition, int from = 0)
    {
        var waited = Stopwatch.StartNew();
        for (; ; )
        {
            var screen = Screen;
            if (condition(screen[from..]))
                return screen.Length;
            if (waited.Elapsed > Patience)
                throw new TimeoutException($"The terminal shows:\n{screen[from..]}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The code with which it ends.</summary>
    public async Task<int> WaitForExitAsync()
    {
        using CancellationTokenSource late = new(Patience);
        await _process.WaitForExitAsync(late.Token);
        await _reading;
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new char[4096];
        while (await _process.StandardOutput.ReadAsync(buffer) is > 0 and var count)
        {
            lock (_gate)
                _screen.Append(buffer, 0, count);
        }
    }
}
