using System.IO.Compression;
using System.Text;
using Aetherion.Testing;
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

    [Theory]
    [InlineData("binance", SharedFile.SpotSession, false)]
    [InlineData("coinbase", "ws/cryptofeed-coinbase-exchange.jsonl.gz", false)]
    [InlineData("weex", "", true)]
    public void A_packed_file_that_is_cut_off_is_refused(string venue, string file, bool isHistory)
    {
        using TemporaryFolder folder = new();
        var cut = Path.Combine(folder.Path, "cut.gz");
        File.WriteAllBytes(cut, isHistory ? Klines()[..^5] : File.ReadAllBytes(SharedFile.Path(file))[..^5]);
        EmulatorOptions options = isHistory
            ? new(venue) { HistoryFiles = ["BTCUSDT=" + cut] }
            : new(venue) { Recordings = [cut] };

        var exception = Should.Throw<Exception>(() => Emulator.Create(options, TimeProvider.System));

        exception.Message.ShouldContain("cut.gz");
        exception.Message.ShouldContain("cut off");
    }

    private static byte[] Klines()
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
            gzip.Write("1,2,3,1,2,5,6,7,8,9,10,0\n"u8);
        return packed.ToArray();
    }
}
