using System.Net;
using Aetherion.Api.Access;
using Microsoft.AspNetCore.Http;

namespace Aetherion.Api.Tests.Access;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("203.0.113.9", "198.51.100.1", "203.0.113.9")]
    [InlineData("10.0.0.1", "198.51.100.1", "198.51.100.1")]
    [InlineData("10.0.0.1", "192.0.2.66, 198.51.100.1", "198.51.100.1")]
    [InlineData("10.0.0.1", "192.0.2.66, 198.51.100.1, 10.0.0.2", "198.51.100.1")]
    [InlineData("10.0.0.1", "10.9.9.9, 10.0.0.2", "10.9.9.9")]
    [InlineData("10.0.0.1", "", "10.0.0.1")]
    [InlineData("10.0.0.1", "nonsense", "10.0.0.1")]
    [InlineData("10.0.0.1", "198.51.100.1, nonsense, 10.0.0.2", "10.0.0.2")]
    [InlineData("10.0.0.1", "198.51.100.1:4711", "198.51.100.1")]
    [InlineData("10.0.0.1", "[2001:db8::1]:4711", "2001:db8::1")]
    [InlineData("::ffff:10.0.0.1", "::ffff:198.51.100.1", "198.51.100.1")]
    [InlineData("2001:db8:ffff::1", "198.51.100.7", "198.51.100.7")]
    [InlineData("127.0.0.1", "198.51.100.1", "127.0.0.1")]
    public void Only_what_trusted_proxies_wrote_is_believed(string remote, string forwarded, string expected)
    {
        var options = new ApiOptions();
        options.TrustedProxies.Add(IPNetwork.Parse("10.0.0.0/8"));
        options.TrustedProxies.Add(IPNetwork.Parse("2001:db8:ffff::/48"));
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        context.Request.Headers["X-Forwarded-For"] = forwarded;

        new ClientAddress(options).Of(context).ShouldBe(IPAddress.Parse(expected));
    }

    [Fact]
    public void Without_trusted_proxies_the_header_means_nothing()
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        context.Request.Headers["X-Forwarded-For"] = "198.51.100.1";

        new ClientAddress(new ApiOptions()).Of(context).ShouldBe(IPAddress.Loopback);
    }

    [Fact]
    public void A_chain_of_many_proxies_is_followed_so_far_and_no_further()
    {
        var options = new ApiOptions();
        options.TrustedProxies.Add(IPNetwork.Parse("10.0.0.0/8"));
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("10.0.0.1");
        context.Request.Headers["X-Forwarded-For"] = "198.51.100.1, " + string.Join(
            ", ", Enumerable.Repeat("10.0.0.2", ClientAddress.HopsMax));

        new ClientAddress(options).Of(context).ShouldBe(IPAddress.Parse("10.0.0.2"));
    }
}
