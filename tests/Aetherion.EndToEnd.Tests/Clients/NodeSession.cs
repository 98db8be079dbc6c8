using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Aetherion.GraphQL.Tests.Node;

namespace Aetherion.EndToEnd.Tests.Clients;

/// <summary>A script that runs beside the test and reports in lines of a word and a JSON value.</summary>
internal sealed class NodeSession : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _words = new();
    private readonly ConcurrentQueue<string> _lines = new();

    private NodeSession(Process process) => _process = process;

    public static async Task<NodeSession> StartAsync(string script, params string[] arguments)
    {
        await NodeScript.InstallAsync();
        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = NodeScript.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var session = new NodeSession(Process.Start(start)!);
        session._process.OutputDataReceived += (_, line) => session.Keep(line.Data);
        session._process.ErrorDataReceived += (_, line) => session._lines.Enqueue(line.Data ?? "");
        session._process.BeginOutputReadLine();
        session._process.BeginErrorReadLine();
        return session;
    }

    /// <summary>The value reported with a word, now or later; each report is taken once.</summary>
    public async Task<JsonElement> TakeAsync(string word, TimeSpan timeout)
    {
        var report = Find(word);
        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(report.Task, ended, Task.Delay(timeout)) != report.Task)
        {
            throw new TimeoutException(
                $"{_process.StartInfo.ArgumentList[0]} did not report '{word}'; it said:\n{string.Join('\n', _lines)}");
        }

        _words.TryRemove(word, out _);
        return await report.Task;
    }

    /// <summary>Tells the script that something has happened.</summary>
    public Task NotifyAsync() => SendAsync("on");

    public async Task SendAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private TaskCompletionSource<JsonElement> Find(string word) => _words.GetOrAdd(
        word, _ => new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously));

    private void Keep(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (line.Split(' ', 2) is [var word, var value])
            Find(word).TrySetResult(JsonSerializer.Deserialize<JsonElement>(value));
    }
}
