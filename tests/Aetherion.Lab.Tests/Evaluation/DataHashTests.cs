using Aetherion.Lab.Evaluation;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Evaluation;

public sealed class DataHashTests
{
    [Fact]
    public void A_change_of_any_price_changes_the_hash_of_the_bars()
    {
        List<Candle> bars = new SyntheticBars(1, 20).Candles;
        string hash = DataHash.Of(bars);
        hash.Length.ShouldBe(64);
        DataHash.Of(new SyntheticBars(1, 20).Candles).ShouldBe(hash);
        bars[7] = bars[7] with { Low = new Price(bars[7].Low.Ticks - 1) };
        DataHash.Of(bars).ShouldNotBe(hash);
    }

    [Fact]
    public void The_hash_of_a_text_is_that_of_its_bytes() =>
        DataHash.Of("abc").ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
