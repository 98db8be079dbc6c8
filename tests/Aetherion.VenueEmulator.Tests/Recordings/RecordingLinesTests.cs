using System.Text;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Tests.Recordings;

public sealed class RecordingLinesTests
{
    [Theory]
    [InlineData("root:x:0:0")]
    [InlineData("{\"recv_ns\":\"soon\",\"msg\":{}}")]
    [InlineData("{\"recv_ns\":99999999999999999999,\"msg\":{}}")]
    [InlineData("{\"t\":\"recv\",\"ts\":")]
    public void A_file_that_is_no_recording_is_refused_with_the_line(string line)
    {
        using MemoryStream lines = new(Encoding.UTF8.GetBytes($"\n{line}\n"));

        Should.Throw<InvalidDataException>(() => RecordingReader.Read("session.jsonl", lines))
            .Message.ShouldStartWith("'session.jsonl', line 2, is none of a recording: ");
    }
}
