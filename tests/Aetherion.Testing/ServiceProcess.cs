using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Aetherion.Testing;

/// <summary>The built executable as a child process, with its output, its address and its peak memory.</summary>
public sealed partial class ServiceProcess : IDisposable
{
    /// <summary>How long a service that was asked to stop may take.</summary>
    public static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan SampleInterval = TimeSpan.FromMilliseconds(200);

    private readonly Process _process;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];
    private readonly Stopwatch _clock;
    private double _peakMegabytes;

    private ServiceProcess(Process process, Stopwatch clock)
    {
        _process = process;
        _clock = clock;
    }

    /// <summary>Standard output so far.</summary>
    public string Output => Joined(_output);

    /// <summary>Standard error so far.</summary>
    public string Errors => Joined(_errors);

    public int Id => _process.Id;

    /// <summary>From the start of the process to its word that it is ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>The address the service printed, once it is ready.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The most resident memory seen, in megabytes.</summary>
    public double PeakMegabytes
    {
        get
        {
            SampleMemory();
            return _peakMegabytes;
        }
    }

    /// <summary>The resident memory now, in megabytes.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>The processor time used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the executable with these arguments.</summary>
    public static ServiceProcess Start(params string[] arguments) =>
        StartWith(new Dictionary<string, string>(), arguments);

    /// <summary>Starts the executable with these arguments and additional environment variables.</summary>
    public static ServiceProcess StartWith(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(arguments);
        var start = new ProcessStartInfo(RepositoryPaths.Executable, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        var service = new ServiceProcess(Process.Start(start)!, clock);
        service._process.OutputDataReceived += (_, line) => service.Keep(service._output, line.Data);
        service._process.ErrorDataReceived += (_, line) => service.Keep(service._errors, line.Data);
        service._process.BeginOutputReadLine();
        service._process.BeginErrorReadLine();
        return service;
    }

    /// <summary>Waits for the line by which the service says that it is ready.</summary>
    public async Task WaitUntilReadyAsync(TimeSpan timeout)
    {
        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(_ready.Task, ended, Task.Delay(timeout)) != _ready.Task)
            throw new InvalidOperationException(
                $"The service was not ready within {timeout}. It said:\n{Output}\n{Errors}");
    }

    /// <summary>Waits for a line on standard error.</summary>
    public async Task WaitForErrorLineAsync(Predicate<string> isWanted, TimeSpan timeout)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is not null && isWanted(line.Data))
                seen.TrySetResult();
        }
        _process.ErrorDataReceived += Look;
        lock (_errors)
        {
            if (_errors.Exists(isWanted))
                seen.TrySetResult();
        }
        if (await Task.WhenAny(seen.Task, _process.WaitForExitAsync(), Task.Delay(timeout)) != seen.Task)
            throw new TimeoutException($"The line that was waited for did not come. It said:\n{Output}\n{Errors}");
        _process.ErrorDataReceived -= Look;
    }

    /// <summary>Waits for the end while sampling the memory, and returns the exit code.</summary>
    public async Task<int> WaitForExitAsync(TimeSpan timeout)
    {
        var waited = Stopwatch.StartNew();
        while (!_process.HasExited)
        {
            if (waited.Elapsed > timeout)
                throw new TimeoutException($"The command did not end within {timeout}. It said:\n{Output}\n{Errors}");
            SampleMemory();
            await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(SampleInterval));
        }
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Asks the service to stop, as Ctrl-C and SIGTERM do, and waits for its end.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await WaitForExitAsync(StopTimeout);
    }

    /// <summary>Ends the process at once, as <c>kill -9</c> does; its children live on.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex AddressPattern();

    private static string Joined(List<string> lines)
    {
        lock (lines)
            return string.Join('\n', lines);
    }

    private void Keep(List<string> lines, string? line)
    {
        if (line is null)
            return;
        lock (lines)
            lines.Add(line);
        if (!line.StartsWith("ready", StringComparison.Ordinal) || _ready.Task.IsCompleted)
            return;
        ReadyAfter = _clock.Elapsed;
        if (AddressPattern().Match(line) is { Success: true } match)
            Address = new Uri(match.Value);
        _ready.TrySetResult();
    }

    private void SampleMemory()
    {
        try
        {
            var peak = File.ReadLines($"/proc/{_process.Id}/status")
                .FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            if (peak is not null)
                _peakMegabytes = double.Parse(
                    peak.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            // The process has ended; the last sample stands.
        }
    }
}
