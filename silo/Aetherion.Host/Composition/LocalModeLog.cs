using Microsoft.Extensions.Logging;

namespace Aetherion.Host.Composition;

/// <summary>Says loudly that nobody has to sign in.</summary>
internal static partial class LocalModeLog
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "LOCAL MODE: no sign-in is configured. Every program of this machine may do everything as the tenant "
            + "'local'. Configure signIn before others are to reach the service.")]
    public static partial void Warn(ILogger logger);
}
