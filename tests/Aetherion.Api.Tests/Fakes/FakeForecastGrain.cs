using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Forecasts what the test says and counts how often it was asked.</summary>
internal sealed class FakeForecastGrain : IForecastGrain
{
    public SymbolForecast? Forecast { get; set; }

    public int CallCount { get; private set; }

    public Task<SymbolForecast?> GetForecast()
    {
        CallCount++;
        return Task.FromResult(Forecast);
    }
}
