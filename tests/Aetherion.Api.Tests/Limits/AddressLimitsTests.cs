using System.Net;
using Aetherion.Api.Limits;
using Aetherion.Api.Tests.Fakes;

namespace Aetherion.Api.Tests.Limits;

public sealed class AddressLimitsTests
{
    private readonly FakeTime _time = new();

    [Fact]
    public void An_address_has_its_own_budget()
    {
        var limits = Make(new AddressLimitOptions { RequestsPerMinute = 2 });
        Take(limits, "192.0.2.1").ShouldBeTrue();
        Take(limits, "192.0.2.1").ShouldBeTrue();

        Take(limits, "192.0.2.1").ShouldBeFalse();
        Take(limits, "192.0.2.2").ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(30));
        Take(limits, "192.0.2.1").ShouldBeTrue();
    }

    [Fact]
    public void Addresses_of_one_network_of_64_bits_are_one()
    {
        var limits = Make(new AddressLimitOptions { RequestsPerMinute = 2 });
        Take(limits, "2001:db8:0:1::1").ShouldBeTrue();
        Take(limits, "2001:db8:0:1:ffff::9").ShouldBeTrue();

        Take(limits, "2001:db8:0:1:aaaa::").ShouldBeFalse();
        Take(limits, "2001:db8:0:2::1").ShouldBeTrue();
        limits.Count.ShouldBe(2);
    }

    [Fact]
    public void Who_guesses_waits_with_good_credentials_too()
    {
        var limits = Make(new AddressLimitOptions { FailedSignInsPerMinute = 3 });
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Take(limits, "192.0.2.1").ShouldBeTrue();
            limits.ReportFailure(IPAddress.Parse("192.0.2.1"));
        }

        limits.TryTake(IPAddress.Parse("192.0.2.1"), out var retryAfter).ShouldBeFalse();
        retryAfter.ShouldBe(TimeSpan.FromSeconds(20));
        Take(limits, "192.0.2.2").ShouldBeTrue();
        _time.Advance(retryAfter);
        Take(limits, "192.0.2.1").ShouldBeTrue();
    }

    [Fact]
    public void A_full_table_stays_as_large_as_it_is_and_those_beyond_share_a_budget()
    {
        var limits = Make(new AddressLimitOptions { RequestsPerMinute = 2, AddressesMax = 100 });
        for (var number = 0; number < 100; number++)
            Take(limits, $"10.0.0.{number}").ShouldBeTrue();

        Take(limits, "10.1.0.1").ShouldBeTrue();
        Take(limits, "10.1.0.2").ShouldBeTrue();
        Take(limits, "10.1.0.3").ShouldBeFalse();
        limits.Count.ShouldBe(100);
        Take(limits, "10.0.0.5").ShouldBeTrue();
    }

    [Fact]
    public void Addresses_that_have_been_quiet_make_room()
    {
        var limits = Make(new AddressLimitOptions { RequestsPerMinute = 2, AddressesMax = 100 });
        for (var number = 0; number < 100; number++)
            Take(limits, $"10.0.0.{number}");
        _time.Advance(TimeSpan.FromMinutes(2));

        Take(limits, "10.1.0.1").ShouldBeTrue();
        limits.Count.ShouldBe(1);
    }

    [Fact]
    public void This_machine_is_not_counted_unless_that_is_wanted()
    {
        var limits = Make(new AddressLimitOptions { RequestsPerMinute = 1 });
        for (var number = 0; number < 10; number++)
            Take(limits, "127.0.0.1").ShouldBeTrue();
        limits.Count.ShouldBe(0);

        var strict = Make(new AddressLimitOptions { RequestsPerMinute = 1, ExemptsLoopback = false });
        Take(strict, "::1").ShouldBeTrue();
        Take(strict, "::1").ShouldBeFalse();
    }

    private AddressLimits Make(AddressLimitOptions options) => new(options, _time);

    private static bool Take(AddressLimits limits, string address) => limits.TryTake(IPAddress.Parse(address), out _);
}
