using System.Diagnostics;
using System.Globalization;
using Aetherion.Testing;

namespace Aetherion.Recordings.Tests;

/// <summary>Kills a process that records, as <c>kill -9</c> does, and looks at what is left.</summary>
public sealed class RecordingKillTests : IDisposable
{
    private const string FolderVariable = "AETHERION_TEST_RECORDING";
    private const string ChildMethod =
        "Aetherion.Recordings.Tests.RecordingKillTests.Records_until_it_is_killed";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    /// <summary>What a crash may take.</summary>
    private static readonly TimeSpan LostMax = TimeSpan.FromSeconds(1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_process_loses_no_more_than_the_last_second()
    {
        for (var round = 0; round < 3; round++)
        {
            var folder = Path.Combine(_folder.Path, round.ToString(CultureInfo.InvariantCulture));
            using var child = StartChild(folder);
            await WaitForRowsAsync(child, folder, TestContext.Current.CancellationToken);
            var killed = DateTime.UtcNow;
            child.Kill();
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);

            var rows = Inputs.Read(folder);

            rows.Select(row => row.Sequence).SequenceEqual(Enumerable.Range(1, rows.Count).Select(i => (long)i)).ShouldBeTrue();
            (killed - rows[^1].ReceivedTime).ShouldBeLessThan(LostMax);
            RecordingVerifier.Verify(folder, TestContext.Current.CancellationToken).IsSound.ShouldBeTrue();
        }
    }

    /// <summary>Runs in the child only.</summary>
    [Fact(Explicit = true)]
    public async Task Records_until_it_is_killed()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, "[skippable] Only for the process that RecordingKillTests starts.");
        await using VenueRecorder recorder = new(
            RecordingWriter.Create(folder, Inputs.Manifest, TimeProvider.System), TimeProvider.System, Console.Error.WriteLine);
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(1));
        for (var sequence = 1L; await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken); sequence++)
            recorder.Record(Inputs.Frame(sequence, """{"e":"trade"}""") with { ReceivedTime = DateTime.UtcNow });
    }

    private static Process StartChild(string folder)
    {
        ProcessStartInfo start = new(
            Environment.ProcessPath!,
            [
                typeof(RecordingKillTests).Assembly.Location, "-noLogo", "-explicit", "only", "-method", ChildMethod,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) != "dotnet")
            start.ArgumentList.RemoveAt(0);
        start.Environment[FolderVariable] = folder;
        var child = Process.Start(start)!;
        child.OutputDataReceived += (_, _) => { };
        child.ErrorDataReceived += (_, _) => { };
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
        return child;
    }

    /// <summary>Until some blocks are on the disk.</summary>
    private static async Task WaitForRowsAsync(Process child, string folder, CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(50));
        var waited = Stopwatch.StartNew();
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (Directory.Exists(folder) && RecordingFolder.IsRecording(folder)
                && RecordingMap.Read(folder).Blocks.Count >= 3)
                return;
            if (waited.Elapsed > StartTimeout || child.HasExited)
                throw new TimeoutException($"Nothing was recorded within {waited.Elapsed}.");
        }
    }
}
