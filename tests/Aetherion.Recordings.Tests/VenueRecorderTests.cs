using Aetherion.Domain.Venues.Sessions;
using Aetherion.GrainHost.Tests;
using Aetherion.Testing;

namespace Aetherion.Recordings.Tests;

public sealed class VenueRecorderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _failures = [];

    private string Folder => Inputs.NewFolder(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_came_in_is_recorded_with_its_end()
    {
        await using var recorder = NewRecorder(SegmentWriter.CreateFile);
        foreach (var input in Inputs.Mixed(5_000))
            recorder.Record(input);

        var end = await recorder.CompleteAsync("the service stopped");

        end!.Rows.ShouldBe(5_000);
        Inputs.ShouldBeSame(Inputs.Read(Folder), Inputs.Mixed(5_000));
        _failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_payload_may_be_used_again_as_soon_as_the_call_is_over()
    {
        await using var recorder = NewRecorder(SegmentWriter.CreateFile);
        var shared = new byte[100];
        for (var sequence = 1L; sequence <= 100; sequence++)
        {
            Array.Fill(shared, (byte)sequence);
            recorder.Record(Inputs.Frame(sequence, "") with { Payload = shared });
        }

        await recorder.CompleteAsync("stopped");

        Inputs.Read(Folder).ShouldAllBe(input => Holds(input, (byte)input.Sequence));
    }

    [Fact]
    public async Task A_full_disk_is_told_once_and_what_was_written_stays_readable()
    {
        await using var recorder = NewRecorder(path => new FullDisk(SegmentWriter.CreateFile(path), bytesMax: 600_000));
        foreach (var input in Inputs.Mixed(20_000))
            recorder.Record(input);

        (await recorder.CompleteAsync("stopped")).ShouldBeNull();
        recorder.Record(Inputs.Frame(20_001, "after"));

        _failures.ShouldBe([FullDisk.Message]);
        recorder.Failure.ShouldBe(FullDisk.Message);
        var read = Inputs.Read(Folder);
        read.Count.ShouldBeInRange(1, 19_999);
        Inputs.ShouldBeSame(read, Inputs.Mixed(20_000).Take(read.Count));
        ShouldHaveEndedEarly(FullDisk.Message, rows: 0);
    }

    [Fact]
    public async Task A_recording_that_ended_before_its_session_says_so_at_once_and_how_much_of_it_there_is()
    {
        ManualTimeProvider time = new();
        await using VenueRecorder recorder = new(
            RecordingWriter.Create(Folder, Inputs.Manifest, time, SegmentWriter.CreateFile), time, _failures.Add, pendingBytesMax: 10_000);
        recorder.Record(Inputs.Frame(1, "before"));
        time.Advance(VenueRecorder.FlushInterval);
        await UntilAsync(() => recorder.RowCount == 1);
        recorder.Record(Inputs.Frame(2, new string('x', 20_000)));
        time.Advance(VenueRecorder.FlushInterval);
        await UntilAsync(() => File.Exists(Path.Combine(Folder, RecordingFormat.EndName)));

        ShouldHaveEndedEarly(_failures.Single(), rows: 1);
        (await recorder.CompleteAsync("stopped")).ShouldBeNull();
        ShouldHaveEndedEarly(_failures.Single(), rows: 1);
    }

    [Fact]
    public async Task What_is_recorded_can_fail_and_all_of_it_is_there()
    {
        await using var recorder = NewRecorder(SegmentWriter.CreateFile);
        recorder.Record(Inputs.Frame(1, "last"));
        (await recorder.CompleteAsync("it has failed", isEarly: true))!.Rows.ShouldBe(1);
        ShouldHaveEndedEarly("it has failed", rows: 1);
    }

    [Fact]
    public async Task A_disk_that_is_too_slow_ends_the_recording_and_not_the_session()
    {
        await using var recorder = NewRecorder(SegmentWriter.CreateFile, pendingBytesMax: 10_000);
        foreach (var input in Inputs.Mixed(5_000))
            recorder.Record(input);

        _failures.Single().ShouldContain("10,000 bytes wait");
        (await recorder.CompleteAsync("stopped")).ShouldBeNull();
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private void ShouldHaveEndedEarly(string why, long rows)
    {
        var found = RecordingVerifier.Verify(Folder, TestContext.Current.CancellationToken);
        found.IsSound.ShouldBeTrue();
        found.End!.IsEarly.ShouldBeTrue();
        found.End.Reason.ShouldBe(why);
        found.End.Rows.ShouldBe(rows);
    }

    private static bool Holds(VenueInput input, byte value) => !input.Payload.Span.ContainsAnyExcept(value);

    private VenueRecorder NewRecorder(Func<string, Stream> create, int pendingBytesMax = VenueRecorder.PendingBytesMax)
    {
        // Time stands still: nothing is written before the end.
        ManualTimeProvider time = new();
        return new VenueRecorder(
            RecordingWriter.Create(Folder, Inputs.Manifest, time, create), time, _failures.Add, pendingBytesMax);
    }
}
