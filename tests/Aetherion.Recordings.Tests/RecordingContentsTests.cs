using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Recordings.Tests;

public sealed class RecordingContentsTests
{
    [Fact]
    public void A_symbol_that_was_wanted_and_never_listed_has_no_model()
    {
        Instrument listed = new(InstrumentId.Parse("binance:BTCUSDT"), Market.Crypto, "BTC", "USDT", 0.01m, 0.00001m, 5);
        RecordingManifest manifest = new(2, RecordingContent.Inputs, "binance", default, "test", RecordingManifest.LiveSource)
        {
            Models = ImmutableSortedDictionary<string, string>.Empty.Add("binance:BTCUSDT/M1", "v1").Add("binance:NOPEUSDT/M1", "v1"),
        };
        RecordingContents contents = new([manifest], [new ReplayedSymbol(listed, 0, 1, default, IsFresh: true)], default);

        contents.Models.Keys.ShouldBe(["binance:BTCUSDT/M1"]);
    }
}
