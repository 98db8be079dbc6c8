using Aetherion.Testing;

namespace Aetherion.Recordings.Tests;

public sealed class SessionRecordingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Recordings_of_several_venues_side_by_side_are_one_session_in_the_order_of_their_venues()
    {
        var first = Write("monday/1", "coinbase");
        var second = Write("monday/2", "binance");

        foreach (var name in (string[])["", "monday"])
        {
            var session = SessionRecording.Of(Path.Combine(_folder.Path, name));

            session.Folders.ShouldBe([second, first]);
            session.Name.ShouldBe(Path.Combine(_folder.Path, "monday"));
        }
    }

    [Fact]
    public void A_single_recording_is_a_session_by_itself_and_from_above()
    {
        var only = Write("monday/binance", "binance");

        SessionRecording.Of(only).Folders.ShouldBe([only]);
        SessionRecording.Of(_folder.Path).Folders.ShouldBe([only]);
    }

    [Fact]
    public void Recordings_of_one_venue_are_sessions_of_their_own_and_none_is_chosen()
    {
        var first = Write("1", "binance");
        var second = Write("2", "binance");
        Write("3", "coinbase");

        SessionRecording.In(_folder.Path).Select(session => session.Name).Take(2).ShouldBe([first, second]);
        Should.Throw<RecordingException>(() => SessionRecording.Of(_folder.Path)).Message
            .ShouldBe($"'{_folder.Path}' holds 3 recorded sessions. A replay takes one, with one recording of each venue: name "
                + $"one of them, such as '{first}'.");
    }

    [Fact]
    public void Recordings_of_several_days_are_sessions_of_their_own()
    {
        Write("monday/binance", "binance");
        Write("monday/coinbase", "coinbase");
        Write("tuesday/binance", "binance");

        var sessions = SessionRecording.In(_folder.Path);

        sessions.Select(session => session.Folders.Length).ShouldBe([2, 1]);
        Should.Throw<RecordingException>(() => SessionRecording.Of(_folder.Path)).Message.ShouldContain("2 recorded sessions");
    }

    [Fact]
    public void Recordings_of_venues_that_have_no_time_in_common_are_no_session()
    {
        Write("binance", "binance");
        Write("coinbase", "coinbase", TimeSpan.FromHours(1));

        SessionRecording.In(_folder.Path).Count.ShouldBe(2);
        Should.Throw<RecordingException>(() => SessionRecording.Of(_folder.Path));
    }

    private string Write(string name, string venue, TimeSpan later = default)
    {
        var folder = Path.Combine(_folder.Path, name);
        using var writer = RecordingWriter.Create(folder, Inputs.Manifest with { Venue = venue }, TimeProvider.System);
        for (var sequence = 1; sequence <= 3; sequence++)
        {
            var frame = Inputs.Frame(sequence, "{}");
            writer.Add(frame with { ReceivedTime = frame.ReceivedTime + later });
        }
        writer.Complete("stopped");
        return folder;
    }
}
