using Aetherion.Domain.Venues.CoinGecko;
using Aetherion.Silo.CoinGecko;

namespace Aetherion.Silo.Tests.CoinGecko;

public class CoinGeckoOptionsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:9400")]
    [InlineData("http://127.0.0.1:9400/")]
    [InlineData("http://127.0.0.1:9400/api/v3")]
    [InlineData("http://127.0.0.1:9400/api/v3/")]
    public void An_address_may_have_the_path_of_the_version_or_not(string text)
    {
        var address = CoinGeckoOptions.ReadAddress(text).ShouldNotBeNull();

        new Uri(address, CoinGeckoApi.UsagePath).ShouldBe(new Uri("http://127.0.0.1:9400/api/v3/key"));
    }

    [Fact]
    public void What_stands_before_the_path_of_the_version_stays() =>
        CoinGeckoOptions.ReadAddress("https://example.org/vendor/api/v3").ShouldBe(new Uri("https://example.org/vendor/"));

    [Theory]
    [InlineData("nowhere")]
    [InlineData("ftp://127.0.0.1/api/v3")]
    public void What_is_no_address_of_HTTP_is_none(string text) => CoinGeckoOptions.ReadAddress(text).ShouldBeNull();
}
