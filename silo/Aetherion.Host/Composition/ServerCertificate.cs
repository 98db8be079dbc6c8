using System.Net.Security;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aetherion.Host.Composition;

/// <summary>
/// The certificate that new connections are shown. It is read again when its files hold something else; what cannot be
/// read leaves the one before in its place. Files are looked at rather than watched: behind mounted links nothing tells.
/// </summary>
internal sealed partial class ServerCertificate : BackgroundService
{
    /// <summary>How often the files are looked at.</summary>
    public static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(10);

    private readonly CertificateFiles _files;
    private readonly TimeProvider _time;
    private readonly ILogger<ServerCertificate> _logger;
    private SslStreamCertificateContext _current;
    private string? _stamp;

    /// <exception cref="ConfigurationException">There is none to begin with.</exception>
    public ServerCertificate(CertificateFiles files, TimeProvider time, ILogger<ServerCertificate> logger)
    {
        (_files, _time, _logger) = (files, time, logger);
        _stamp = files.TryReadStamp();
        _current = files.Read();
    }

    public SslStreamCertificateContext Current => Volatile.Read(ref _current);

    /// <summary>Reads the certificate again if its files hold something else than the last time.</summary>
    public void Refresh()
    {
        // Before the certificate is: what is written meanwhile is seen the next time.
        var stamp = _files.TryReadStamp();
        if (stamp == _stamp)
            return;
        _stamp = stamp;
        try
        {
            var fresh = _files.Read();
            Volatile.Write(ref _current, fresh);
            LogRead(fresh.TargetCertificate.Subject, fresh.TargetCertificate.NotAfter.ToUniversalTime());
        }
        catch (ConfigurationException exception)
        {
            LogKept(Current.TargetCertificate.NotAfter.ToUniversalTime(), exception.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(CheckInterval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                Refresh();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    [LoggerMessage(
        EventName = "CertificateRead",
        Level = LogLevel.Information,
        Message = "The certificate has changed: new connections are shown that of {Subject}, valid until {NotAfter:u}.")]
    private partial void LogRead(string subject, DateTime notAfter);

    [LoggerMessage(
        EventName = "CertificateKept",
        Level = LogLevel.Error,
        Message = "The certificate's files have changed and cannot be used; the one before, valid until {NotAfter:u}, "
            + "stays. {Reason}")]
    private partial void LogKept(DateTime notAfter, string reason);
}
