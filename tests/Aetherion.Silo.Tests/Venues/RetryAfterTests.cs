using Aetherion.GrainHost.Tests;
using Aetherion.Silo.Venues;

namespace Aetherion.Silo.Tests.Venues;

public class RetryAfterTests
{
    [Theory]
    [InlineData("17", 17)]
    [InlineData("0", 0)]
    [InlineData("Tue, 02 Jan 2024 03:05:05 GMT", 60)]
    [InlineData("Tue, 02 Jan 2024 03:03:05 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    public void The_header_names_seconds_or_a_date(string header, int? seconds)
    {
        using HttpResponseMessage response = new();
        response.Headers.TryAddWithoutValidation("Retry-After", header);

        RetryAfter.Of(response, new ManualTimeProvider())?.TotalSeconds.ShouldBe(seconds!.Value);
        (RetryAfter.Of(response, new ManualTimeProvider()) is null).ShouldBe(seconds is null);
    }
}
