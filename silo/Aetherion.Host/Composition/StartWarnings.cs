using System.Net;
using Microsoft.Extensions.Logging;

namespace Aetherion.Host.Composition;

/// <summary>Says loudly, when the service starts, how it can be misused as it is configured.</summary>
internal static partial class StartWarnings
{
    public static void Write(ILogger logger, ServiceConfiguration configuration)
    {
        if (configuration.IsLocalMode)
            WarnOfLocalMode(logger);
        var listen = configuration.Listen;
        if (listen.Tls is null && listen.Addresses.FirstOrDefault(IsOpen) is { } open)
            WarnOfPlainText(logger, open);
    }

    private static bool IsOpen(string address) => !IPAddress.IsLoopback(IPAddress.Parse(address));

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "LOCAL MODE: no sign-in is configured. Every program of this machine may do everything as the tenant "
            + "'local'. Configure signIn before others are to reach the service.")]
    private static partial void WarnOfLocalMode(ILogger logger);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "NO TLS: the service listens on {Address} in plain text. Whoever is on the way reads tokens and API keys. "
            + "Configure listen.tls, or let only a proxy that ends TLS reach this address.")]
    private static partial void WarnOfPlainText(ILogger logger, string address);
}
