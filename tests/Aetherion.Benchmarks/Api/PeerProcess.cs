using System.Diagnostics;

namespace Aetherion.Benchmarks.Api;

/// <summary>A server we compare with, as a process of its own that prints its address.</summary>
internal sealed class PeerProcess : IDisposable
{
    private const string ReadyWord = "ready ";

    private readonly Process _process;

    private PeerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>A peer on Node.js that answers from the data in the file.</summary>
    public static Task<PeerProcess> StartNodeAsync(string script, string dataFile)
    {
        var start = new ProcessStartInfo("node", [NodeFolder.File(script), NodeFolder.File("schema.graphql"), dataFile]);
        start.Environment["NODE_ENV"] = "production";
        return StartAsync(start);
    }

    /// <summary>Kestrel with nothing behind it but the bytes of the file.</summary>
    public static Task<PeerProcess> StartConstantAsync(string answerFile) => StartAsync(new ProcessStartInfo(
        Environment.ProcessPath!, [typeof(PeerProcess).Assembly.Location, ConstantServer.Verb, answerFile]));

    /// <summary>Our API with a regime that changes many times a second.</summary>
    public static Task<PeerProcess> StartRegimesAsync() => StartAsync(new ProcessStartInfo(
        Environment.ProcessPath!, [typeof(PeerProcess).Assembly.Location, RegimeServer.Verb]));

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static async Task<PeerProcess> StartAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardInput = true;
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync();
        if (line?.StartsWith(ReadyWord, StringComparison.Ordinal) == true)
            return new PeerProcess(process, new Uri(line[ReadyWord.Length..]));
        process.Kill(entireProcessTree: true);
        throw new InvalidOperationException($"{string.Join(' ', start.ArgumentList)} did not start; it said: {line}");
    }
}
