using System.Diagnostics.Metrics;
using Aetherion.Domain.Regimes;
using Aetherion.Silo.Phrasing;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Tests.Phrasing;

public sealed class PhraseRefusalsTests
{
    [Fact]
    public void Each_is_counted_and_one_in_a_while_is_told_to_the_log()
    {
        using PhrasingMetrics metrics = new();
        using MeterListener listener = new();
        List<string> reasons = [];
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (metrics.Owns(instrument))
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => reasons.Add((string)tags[0].Value!));
        listener.Start();
        Clock clock = new();
        Lines lines = new();
        PhraseRefusals refusals = new("host", metrics, clock, lines);

        refusals.Add(PhraseFault.Number);
        clock.Ticks += PhraseRefusals.LogInterval.Ticks - 1;
        refusals.Add(PhraseFault.Name);
        lines.Texts.ShouldHaveSingleItem().ShouldContain("host phrased an explanation with what its facts do not have (Number)");
        clock.Ticks++;
        refusals.Add(PhraseFault.Direction);
        lines.Texts.Count.ShouldBe(2);
        reasons.ShouldBe(["number", "name", "direction"]);
    }

    private sealed class Clock : TimeProvider
    {
        public long Ticks { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Ticks;
    }

    private sealed class Lines : ILogger
    {
        public List<string> Texts { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Texts.Add(formatter(state, exception));
    }
}
