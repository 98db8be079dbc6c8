using Aetherion.Api.Live;

namespace Aetherion.Api.Tests.Live;

/// <summary>What a client makes of the messages it gets.</summary>
internal interface IStreamState
{
    void Apply(StreamMessage message);

    /// <summary>Checks it against what the server has.</summary>
    void ShouldEqualServer();
}
