using Aetherion.Host.Composition;
using Aetherion.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Host.Tests.Composition;

public sealed class ServerCertificateTests : IDisposable
{
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new();
    private readonly TestCertificates _first = new();
    private readonly TestCertificates _second = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        _first.Dispose();
        _second.Dispose();
    }

    [Fact]
    public async Task The_files_are_looked_at_again_and_again()
    {
        _first.WritePfx(_folder.Path);
        var files = new CertificateFiles(new TlsConfiguration { Pfx = Path.Combine(_folder.Path, "server.pfx") });
        var time = new TickedTime();
        using var certificate = new ServerCertificate(files, time, NullLogger<ServerCertificate>.Instance);
        await certificate.StartAsync(Cancel);
        var tick = await time.Tick.Task.WaitAsync(WaitMax, Cancel);
        foreach (var next in (TestCertificates[])[_second, _first])
        {
            next.WritePfx(_folder.Path);
            tick();
            SpinWait.SpinUntil(
                () => certificate.Current.TargetCertificate.Thumbprint == next.Thumbprint, WaitMax).ShouldBeTrue();
        }

        time.Interval.ShouldBe(ServerCertificate.CheckInterval);
        await certificate.StopAsync(Cancel);
    }

    [Fact]
    public void A_certificate_that_cannot_be_read_to_begin_with_is_a_mistake_of_the_configuration()
    {
        var files = new CertificateFiles(new TlsConfiguration { Pfx = Path.Combine(_folder.Path, "missing.pfx") });

        Should.Throw<ConfigurationException>(
            () => new ServerCertificate(files, TimeProvider.System, NullLogger<ServerCertificate>.Instance))
            .Message.ShouldStartWith("listen.tls.pfx: the certificate cannot be read");
    }

    /// <summary>Timers that tick when the test says so.</summary>
    private sealed class TickedTime : TimeProvider
    {
        public TaskCompletionSource<Action> Tick { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TimeSpan Interval { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interval = period;
            Tick.TrySetResult(() => callback(state));
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
