using Microsoft.AspNetCore.Http.Features;

namespace Aetherion.Api.Sockets;

/// <summary>
/// Stands before the server's upgrade and keeps the stream that comes of it, for frames to be written to.
/// </summary>
internal sealed class FramingUpgrade(IHttpUpgradeFeature inner) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => inner.IsUpgradableRequest;

    public FrameStream? Stream { get; private set; }

    public async Task<Stream> UpgradeAsync()
    {
        Stream = new FrameStream(await inner.UpgradeAsync());
        return Stream;
    }
}
