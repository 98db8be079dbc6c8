using Aetherion.Api.Live;

namespace Aetherion.Api.Tests.Live;

/// <summary>Keeps the chain of sequences: every change leads on from where the client is.</summary>
internal sealed class SequenceState(bool isLossless) : IStreamState
{
    private (string Epoch, long Sequence)? _place;
    private bool _isGap;

    public void Apply(StreamMessage message)
    {
        switch (message)
        {
            case StreamGapType:
                _isGap = true;
                return;
            case StreamChange change when (change.Epoch, change.Sequence) != _place:
                _isGap.ShouldBeFalse("A snapshot has to follow a gap.");
                (change.Epoch, change.Predecessor).ShouldBe(_place!.Value);
                if (isLossless)
                    change.Sequence.ShouldBe(change.Predecessor + 1);
                break;
            case not StreamChange:
                (_place is null || _isGap).ShouldBeTrue("A snapshot comes first, or after a gap.");
                _isGap = false;
                break;
        }
        _place = (message.Epoch, message.Sequence);
    }

    public void ShouldEqualServer() => _isGap.ShouldBeFalse();
}
