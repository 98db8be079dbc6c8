using Aetherion.Host.Composition;
using Microsoft.Extensions.Logging;

namespace Aetherion.Host.Tests.Composition;

public sealed class StartWarningsTests
{
    private static readonly ListenConfiguration Open = new() { Addresses = ["127.0.0.1", "192.0.2.1"] };

    [Fact]
    public void Plain_text_that_others_can_reach_is_warned_of_by_address() =>
        Warnings(new ServiceConfiguration { Listen = Open, SignIn = new SignInConfiguration() })
            .ShouldHaveSingleItem().ShouldContain("192.0.2.1 in plain text");

    [Fact]
    public void Tls_and_loopback_are_not_warned_of()
    {
        var tls = new TlsConfiguration { Pfx = "/x" };
        Warnings(new ServiceConfiguration { Listen = Open with { Tls = tls }, SignIn = new SignInConfiguration() })
            .ShouldBeEmpty();
        Warnings(new ServiceConfiguration { SignIn = new SignInConfiguration() }).ShouldBeEmpty();
    }

    [Fact]
    public void Local_mode_is_warned_of() =>
        Warnings(new ServiceConfiguration()).ShouldHaveSingleItem().ShouldContain("LOCAL MODE");

    private static List<string> Warnings(ServiceConfiguration configuration)
    {
        var logger = new ListLogger();
        StartWarnings.Write(logger, configuration);
        return logger.Warnings;
    }

    private sealed class ListLogger : ILogger
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Warnings.Add(formatter(state, exception));
    }
}
