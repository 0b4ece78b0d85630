using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using CallingDomain.Dialing;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;

namespace CallingDomain.Orleans;

/// <summary>Writes an enum of a byte as Orleans writes those with <see cref="GenerateSerializerAttribute"/>: without a codec, it would box each value and write the underlying type with it.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
internal abstract class EnumCodec<TEnum> : IFieldCodec<TEnum>
    where TEnum : unmanaged, Enum
{
    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, [AllowNull] Type expectedType, TEnum value)
        where TBufferWriter : IBufferWriter<byte> => ByteCodec.WriteField(ref writer, fieldIdDelta, expectedType, Unsafe.BitCast<TEnum, byte>(value), typeof(TEnum));

    public TEnum ReadValue<TInput>(ref Reader<TInput> reader, Field field) => Unsafe.BitCast<byte, TEnum>(ByteCodec.ReadValue(ref reader, field));
}

[RegisterSerializer]
internal sealed class CampaignReasonCodec : EnumCodec<CampaignReason>;

[RegisterSerializer]
internal sealed class CloseReasonCodec : EnumCodec<CloseReason>;
